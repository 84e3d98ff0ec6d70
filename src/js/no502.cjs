#!/usr/bin/env node
// The command line tool, as the kind of module that node loads soonest. Node keeps the compiled engine
// where it can, which halves the next start; where it cannot, before 22, compiled.cjs does.
'use strict';
const loader = require('node:module');
const { host } = require('./host.cjs');

// All is written by the end of run, and nobody has to tidy up a heap that is about to go.
const leave = ({ run }) => process.exit(run(process.argv.slice(2), host));

if (loader.enableCompileCache) {
  loader.enableCompileCache();
  import('./engine.mjs').then(leave);
} else {
  leave(require('./compiled.cjs').engine());
}
