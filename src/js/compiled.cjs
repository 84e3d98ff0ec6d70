// What node 22 does by itself: keeps the engine as V8 has compiled it, in a folder of ours alone.
// Whatever is wrong there, the engine is compiled as ever.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const source = path.join(__dirname, 'engine.mjs');

const { size, mtime } = fs.statSync(source);

/** Where it is kept: by the engine's age and size and by V8, since it serves no other. */
function place() {
  const { NO502_CACHE_DIR: own, XDG_CACHE_HOME: cache, HOME: home } = process.env;
  const folder = own || (cache ? `${cache}/no502` : home && `${home}/.cache/no502`);
  if (!folder || !path.isAbsolute(folder) || !process.getuid) return null;
  const name = `engine-${process.versions.v8}-${process.arch}-${size}-${mtime.getTime()}`;
  return path.join(folder, name);
}

const isOurs = (file) => {
  const stat = fs.lstatSync(file);
  return stat.uid === process.getuid() && (stat.mode & 0o022) === 0 && !stat.isSymbolicLink();
};

/** V8 crashes over damaged code. Ours bears the engine's own time: whoever writes to it changes that. */
function kept(file) {
  try {
    const whole = fs.statSync(file).mtime.getTime() === mtime.getTime();
    return whole && isOurs(path.dirname(file)) && isOurs(file) ? fs.readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place, so that nobody ever reads half of it. */
function keep(file, data) {
  const beside = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (!isOurs(path.dirname(file))) return;
    fs.writeFileSync(beside, data, { flag: 'wx', mode: 0o600 });
    try {
      fs.utimesSync(beside, mtime, mtime);
      fs.renameSync(beside, file);
    } catch {
      fs.unlinkSync(beside);
    }
  } catch {
    // Nowhere to keep it: the next run compiles again.
  }
}

/** What engine.mjs exports. */
exports.engine = () => {
  const file = place();
  const cachedData = file === null ? undefined : kept(file);
  // ASCII alone, by its build: read as single bytes, and kept so by V8.
  const text = fs.readFileSync(source, 'latin1');
  const end = text.lastIndexOf('export{');
  const name = /([\w$]+) as run\b/.exec(text.slice(end))[1];
  const script = new vm.Script(`(()=>{${text.slice(0, end)}return{run:${name}}})()`, {
    filename: 'engine.mjs',
    cachedData,
  });
  if (file !== null && (cachedData === undefined || script.cachedDataRejected)) {
    // When all is done: by then V8 has compiled what a run needs.
    process.once('exit', () => keep(file, script.createCachedData()));
  }
  return script.runInThisContext();
};
