// Node as the platform of no502: what src/portable's Host asks for.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const bytes = (buffer) => new Int8Array(buffer.buffer, buffer.byteOffset, buffer.length);
const attempt = (action, otherwise) => {
  try {
    return action();
  } catch {
    return otherwise;
  }
};
const all = (file, data) => {
  for (let at = 0; at < data.length; ) {
    try {
      at += fs.writeSync(file, data, at);
    } catch (failure) {
      if (failure.code !== 'EAGAIN') throw failure;
    }
  }
};

// Node's answer brings all of its sockets along: asked only where it can be yes.
const isTerminal = (file) =>
  attempt(() => {
    const stat = fs.fstatSync(file);
    const nowhere = attempt(() => fs.statSync('/dev/null').rdev);
    return stat.isCharacterDevice() && stat.rdev !== nowhere && require('node:tty').isatty(file);
  }, false);

let input; // null when it cannot be read
let next = 0;
const standardInput = () => {
  const parts = [];
  const part = Buffer.alloc(65536);
  for (;;) {
    try {
      const size = fs.readSync(0, part);
      if (size === 0) break;
      parts.push(Buffer.from(part.subarray(0, size)));
    } catch (failure) {
      if (failure.code === 'EAGAIN') continue;
      if (failure.code === 'EOF') break;
      return null;
    }
  }
  return Buffer.concat(parts);
};

// Node cannot wait for a while in what it reads: a pipe is opened once more, so that it does not block.
let live;
let broke = false;
const part = Buffer.alloc(131072);
const clock = new Int32Array(new SharedArrayBuffer(4));
const liveInput = () =>
  attempt(() => {
    const { O_RDONLY, O_NONBLOCK } = fs.constants;
    return fs.fstatSync(0).isFIFO() ? fs.openSync('/dev/fd/0', O_RDONLY | O_NONBLOCK) : 0;
  }, 0);

exports.host = {
  open: (name) => attempt(() => fs.openSync(name, 'r'), -1),
  close: (file) => attempt(() => fs.closeSync(file)),
  broke: () => broke,
  piece: (file, patience) => {
    const open = file === 0 ? (live ??= liveInput()) : file;
    for (let waited = 0; ; waited += 20) {
      try {
        return bytes(part.subarray(0, fs.readSync(open, part)));
      } catch (failure) {
        if (failure.code !== 'EAGAIN') {
          broke = failure.code !== 'EOF';
          return new Int8Array(0);
        }
        if (patience >= 0 && waited >= patience) return null;
        Atomics.wait(clock, 0, 0, 20);
      }
    }
  },
  // A reader that has gone away is no failure.
  output: (stream, data) => {
    try {
      all(stream, data);
      return true;
    } catch (failure) {
      return failure.code === 'EPIPE';
    }
  },
  input: () => {
    if (input === undefined) input = standardInput();
    if (input === null) return -2;
    return next < input.length ? input[next++] : -1;
  },
  env: (name) => process.env[name] ?? null,
  workingFolder: () => process.cwd(),
  terminal: () => isTerminal(1),
  errorTerminal: () => isTerminal(2),
  columns: () => process.stdout.columns ?? 0,
  real: (name) => {
    try {
      return fs.realpathSync.native(name);
    } catch (failure) {
      return failure.code === 'ENOENT' ? '' : failure.code === 'EACCES' ? '?' : null;
    }
  },
  kind: (name) => {
    const stat = attempt(() => fs.statSync(name, { throwIfNoEntry: false }));
    return !stat ? '-' : stat.isFile() ? 'f' : stat.isDirectory() ? 'd' : 'o';
  },
  isLink: (name) => attempt(() => fs.lstatSync(name).isSymbolicLink(), false),
  size: (name) => attempt(() => fs.statSync(name).size, 0),
  read: (name, most) =>
    attempt(() => {
      const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
      const file = fs.openSync(name, O_RDONLY | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
      try {
        const room = Buffer.alloc(Math.min(most, fs.fstatSync(file).size + 1));
        const parts = [];
        for (let have = 0, got = 1; got > 0 && have < most; have += got) {
          const part = have === 0 ? room : Buffer.alloc(Math.min(most - have, 65536));
          got = fs.readSync(file, part);
          parts.push(part.subarray(0, got));
        }
        return bytes(Buffer.concat(parts));
      } finally {
        fs.closeSync(file);
      }
    }, null),
  mayRead: (name) => attempt(() => (fs.accessSync(name, fs.constants.R_OK), true), false),
  list: (name, most) =>
    attempt(() => {
      const parts = fs.readdirSync(name, { encoding: 'buffer' }).slice(0, most);
      return bytes(Buffer.concat(parts.flatMap((part) => [part, Buffer.alloc(1)])));
    }, null),
  write: (name, data, append) =>
    attempt(() => {
      const file = fs.openSync(name, append ? 'a' : 'w');
      try {
        all(file, data);
      } finally {
        fs.closeSync(file);
      }
      return true;
    }, false),
  makeFolders: (name) => attempt(() => (fs.mkdirSync(name, { recursive: true }), true), false),
  // Written beside and moved into place, so that nobody ever sees half a file.
  replace: (name, data) => {
    const beside = path.join(path.dirname(name), `.no502-${process.pid}.tmp`);
    try {
      fs.writeFileSync(beside, data, { flag: 'wx', mode: 0o600 });
      fs.chmodSync(beside, fs.statSync(name).mode & 0o7777);
      fs.renameSync(beside, name);
      return true;
    } catch {
      attempt(() => fs.unlinkSync(beside));
      return false;
    }
  },
};
