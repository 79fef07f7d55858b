// Prints what an editor says of a file: of each fault a line, `LINE:COLUMN MESSAGE`, both counted from 1. With a line and a
// column behind the file: what it offers there, a line each; with `hover` behind these, what it shows there.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { getLanguageService } = require('yaml-language-server');
const { TextDocument } = require('vscode-languageserver-textdocument');

const [schema, file, line, column, hover] = process.argv.slice(2);
const editor = getLanguageService({
  schemaRequestService: async (address) => {
    if (address !== 'http://localhost:8080/schemas/acts.json') throw new Error(`nothing is to be read from ${address}`);
    return fs.readFileSync(schema, 'utf8');
  },
  workspaceContext: { resolveRelativePath: (relative, base) => new URL(relative, base).href },
});
editor.configure({ validate: true, completion: true, hover: true, schemas: [] });
const text = TextDocument.create('file:///acts.yaml', 'yaml', 1, fs.readFileSync(file, 'utf8'));
const place = { line: line - 1, character: column - 1 };
if (hover) {
  const shown = await editor.doHover(text, place);
  console.log(shown ? shown.contents.value ?? shown.contents : '');
} else if (line) {
  const offered = await editor.doComplete(text, place, false);
  for (const one of offered.items) console.log(one.label);
} else
  for (const { range, message } of await editor.doValidation(text, false))
    console.log(`${range.start.line + 1}:${range.start.character + 1} ${message}`);
