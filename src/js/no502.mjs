#!/usr/bin/env node
// The command line tool. Node keeps the compiled engine where it can, which halves the next start;
// where it cannot, before 22, compiled.mjs does.
import module from 'node:module';
import { host } from './host.mjs';

module.enableCompileCache?.();
const { run } = module.enableCompileCache
  ? await import('./engine.mjs')
  : (await import('./compiled.mjs')).engine();
// All is written by now, and nobody has to tidy up a heap that is about to go.
process.exit(run(process.argv.slice(2), host));
