// Runs many command lines in one node, for the suite that compares the builds: script.mjs NPM SCRIPT
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const folder = pathToFileURL(`${process.argv[2]}/`);
const { run } = await import(new URL('engine.mjs', folder));
const { host } = await import(new URL('host.cjs', folder));
for (const line of readFileSync(process.argv[3], 'utf8').split('\n')) {
  if (line === '') continue;
  const code = run(line.split(' '), host);
  host.output(1, Buffer.from(`== ${line} => ${code}\n`));
}
