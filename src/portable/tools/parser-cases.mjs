// What the JavaScript build says about a bundle of parser cases: node parser-cases.mjs BUILD BUNDLE
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { run } = await import(pathToFileURL(process.argv[2]));
const bundle = readFileSync(process.argv[3]);
const answer = Buffer.from(run(new Int8Array(bundle.buffer, bundle.byteOffset, bundle.length)).buffer);
for (let at = 0; at < answer.length; ) {
  at += writeSync(1, answer, at);
}
