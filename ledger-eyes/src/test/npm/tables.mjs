// Prints what a reader of CSV on the Web reads in a table: a line for each value, with its row, its column and its type.
// It knows no comments, so a first line that is one is left out here.
import fs from 'node:fs';
import { Readable } from 'node:stream';
import jsonld from 'jsonld';
import Parser from '@zazuko/rdf-parser-csvw';
import rdf from '@rdfjs/data-model';
import datasets from '@rdfjs/dataset';

const [table] = process.argv.slice(2);
const csvw = 'http://www.w3.org/ns/csvw';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

// Of the context of CSV on the Web what we use; it is not fetched.
const context = {
  '@vocab': csvw + '#',
  dc: 'http://purl.org/dc/terms/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  url: { '@type': '@id' },
  columns: { '@id': csvw + '#column', '@container': '@list' },
  titles: csvw + '#title',
  datatype: { '@type': '@vocab' },
  json: csvw + '#JSON',
};
for (const type of ['string', 'nonNegativeInteger', 'decimal', 'boolean', 'date', 'dateTimeStamp']) context[type] = xsd + type;

const documentLoader = (url) => {
  if (url !== csvw) throw new Error(`nothing is to be read from ${url}`);
  return { documentUrl: url, document: { '@context': context } };
};
const read = JSON.parse(fs.readFileSync(table + '-metadata.json', 'utf8'));
const metadata = datasets.dataset();
const term = (one) =>
  one.termType === 'Literal'
    ? rdf.literal(one.value, rdf.namedNode(one.datatype.value))
    : one.termType === 'BlankNode' ? rdf.blankNode(one.value.replace('_:', '')) : rdf.namedNode(one.value);
for (const quad of await jsonld.toRDF(read, { documentLoader, base: 'http://ledger.example/' }))
  metadata.add(rdf.quad(term(quad.subject), term(quad.predicate), term(quad.object)));

const text = fs.readFileSync(table, 'utf8').replace(/^#.*\r\n/, '');
const rows = new Map();
for await (const quad of new Parser({ metadata, baseIRI: 'http://ledger.example/' }).import(Readable.from([text]))) {
  const column = quad.predicate.value.replace(/.*#/, '');
  if (!read.tableSchema.columns.some((one) => one.name === decodeURIComponent(column))) continue;
  const row = rows.get(quad.subject.value) ?? rows.set(quad.subject.value, rows.size).get(quad.subject.value);
  const type = quad.object.datatype.value.replace(/.*#/, '');
  console.log(JSON.stringify({ row, column, type, value: quad.object.value }));
}
