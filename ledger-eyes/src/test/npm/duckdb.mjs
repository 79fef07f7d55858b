// Prints what DuckDB reads in a table: a line for each value, with its row and its column.
// It guesses types of quoted texts too, so it is told to guess none; and a first line that is a comment may cost it the names, so that is skipped.
import fs from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [table] = process.argv.slice(2);
const skip = fs.readFileSync(table, 'utf8').startsWith('#') ? 1 : 0;
const duck = await (await DuckDBInstance.create()).connect();
const read = await duck.runAndReadAll('select * from read_csv($table, all_varchar = true, header = true, skip = $skip)', { table, skip });
read.getRowObjects().forEach((values, row) => {
  for (const [column, value] of Object.entries(values)) if (value !== null) console.log(JSON.stringify({ row, column, value }));
});
