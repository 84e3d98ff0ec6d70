"""Runs the real nginx inside a container's namespaces, seeing the file tree that the official image would show it."""

import asyncio
import functools
import os
import re
import shutil
import signal
import subprocess

from namespace import CLONE_NEWNET, bind, check, libc, private_mounts

NGINX_UID = 101

STOCK_CONF = """user nginx;
worker_processes auto;
error_log /var/log/nginx/error.log notice;
pid /var/run/nginx.pid;
events { worker_connections 1024; }
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log /var/log/nginx/access.log;
    sendfile on;
    keepalive_timeout 65;
    include /etc/nginx/conf.d/*.conf;
}
"""
STOCK_SERVER = """server {
    listen 80;
    listen [::]:80;
    server_name localhost;
    location / { root /usr/share/nginx/html; index index.html index.htm; }
    error_page 500 502 503 504 /50x.html;
    location = /50x.html { root /usr/share/nginx/html; }
}
"""
PARAMETER_FILES = ("mime.types", "fastcgi_params", "fastcgi.conf", "scgi_params", "uwsgi_params")


def system_of(binary):
    """The tree an nginx was unpacked in with its libraries, `/` for an installed one; and its path in there."""
    match = re.match(r"^(/.+)(/usr/s?bin/[^/]+)$", binary)
    return match.groups() if match and os.path.isdir(match.group(1) + "/usr/lib") else ("", binary)


@functools.lru_cache(maxsize=None)
def about(binary):
    """(version as numbers, is the stream module a loadable one) of an nginx binary."""
    tree, path = system_of(binary)
    enter = (lambda: os.chroot(tree)) if tree else None
    text = subprocess.run([path, "-V"], capture_output=True, text=True, preexec_fn=enter).stderr
    version = re.search(r"nginx/(\d+)\.(\d+)\.(\d+)", text)
    return tuple(map(int, version.groups())), "--with-stream=dynamic" in text


class Nginx:
    """One nginx container's process."""

    def __init__(self, docker, container, binary, name_server, unprivileged):
        self.docker, self.container, self.binary = docker, container, binary
        self.root = container.private
        self.unprivileged = unprivileged
        self.log_path = os.path.join(docker.scratch, container.label.replace("#", "-") + ".log")
        self.process = None
        self.binds = []
        self._lay_out(name_server)

    # The file tree

    def _lay_out(self, name_server):
        root = self.root
        for path in ("etc/nginx/conf.d", "var/log/nginx", "var/cache/nginx", "var/lib/nginx", "var/www", "run/lock",
                     "usr/share/nginx/html", "usr/local", "tmp", "dev", "proc", "root", "sys/devices/system/cpu"):
            os.makedirs(f"{root}/{path}")
        for path in ("tmp", "run", "var/cache/nginx", "var/lib/nginx"):
            os.chmod(f"{root}/{path}", 0o1777)
        os.symlink("/run", root + "/var/run")
        os.symlink("/dev/stdout", root + "/var/log/nginx/access.log")
        os.symlink("/dev/stderr", root + "/var/log/nginx/error.log")
        uid = 0 if self.unprivileged else NGINX_UID
        nobody = 0 if self.unprivileged else 65534
        self._write("etc/passwd", f"root:x:0:0::/root:/bin/sh\nnginx:x:{uid}:{uid}::/:\n"
                    f"nobody:x:{nobody}:{nobody}::/:\nwww-data:x:{uid and 33}:{uid and 33}::/:\n")
        self._write("etc/group", f"root:x:0:\nnginx:x:{uid}:\nnogroup:x:{nobody}:\nwww-data:x:{uid and 33}:\n")
        self._write("etc/nsswitch.conf", "hosts: files dns\n")
        self._write("etc/host.conf", "multi on\n")  # as Debian has it: localhost is all its addresses
        self._write("etc/hosts", self.docker.hosts_file(self.container))
        self._write("etc/resolv.conf", f"nameserver {name_server}\noptions ndots:0\n" if name_server else "")
        # worker_processes auto must not depend on the machine that runs the lab
        self._write("sys/devices/system/cpu/online", "0\n")
        self._write("usr/share/nginx/html/index.html", "nginx\n")
        self._write("usr/share/nginx/html/50x.html", "error\n")
        self._write("etc/nginx/nginx.conf", STOCK_CONF)
        self._write("etc/nginx/conf.d/default.conf", STOCK_SERVER)
        for name in PARAMETER_FILES:
            if os.path.exists("/etc/nginx/" + name):
                shutil.copy("/etc/nginx/" + name, f"{root}/etc/nginx/{name}")
        self._system()
        for target, source in self.container.lab.get("files", {}).items():
            with open(os.path.join(self.docker.stack.folder, source)) as file:
                self._write(target.lstrip("/"), file.read())
        self._mounts()
        self._templates()

    def _write(self, path, text):
        place = f"{self.root}/{path}"
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w") as file:
            file.write(text)

    def _system(self):
        tree, binary = system_of(self.binary)
        for name in ("bin", "sbin", "lib", "lib32", "lib64"):
            if os.path.islink(f"{tree}/{name}"):
                os.symlink(os.readlink(f"{tree}/{name}"), f"{self.root}/{name}")
            elif os.path.isdir(f"{tree}/{name}"):
                self._bind(f"{tree}/{name}", "/" + name)
            if os.path.isdir(f"{tree}/usr/{name}") and not os.path.islink(f"{tree}/usr/{name}"):
                self._bind(f"{tree}/usr/{name}", "/usr/" + name)
        for path in ("/dev", "/proc", "/etc/ssl"):
            if os.path.isdir(path):
                self._bind(path, path)
        home = os.path.dirname(binary)
        if not home.startswith(("/usr/", "/bin", "/sbin")):
            self._bind(home, home)

    def _bind(self, source, target):
        place = self.root + target
        if os.path.isdir(source):
            os.makedirs(place, exist_ok=True)
        elif not os.path.exists(place):
            os.makedirs(os.path.dirname(place), exist_ok=True)
            open(place, "w").close()
        self.binds.append((source, place))

    def _mounts(self):
        for mount in sorted(self.container.service.mounts, key=lambda m: m.target.count("/")):
            source = self.docker.source_of(self.container, mount)
            target = mount.target.rstrip("/")
            outer = self.docker.path_in(self.container, os.path.dirname(target))
            if not outer.startswith(self.root):  # the place to mount on lies in another mount
                place = os.path.join(outer, os.path.basename(target))
                if os.path.isdir(source):
                    os.makedirs(place, exist_ok=True)
                elif not os.path.exists(place):
                    open(place, "w").close()
                self.binds.append((source, self.root + target))
            else:
                self._bind(source, target)

    def _templates(self):
        """The image's entrypoint: envsubst over /etc/nginx/templates, known variables only."""
        path_in = lambda path: self.docker.path_in(self.container, path)
        templates, env = path_in("/etc/nginx/templates"), self.container.service.environment
        if not os.path.isdir(templates):
            return
        for folder, _, files in os.walk(templates):
            for name in files:
                if name.endswith(".template"):
                    with open(os.path.join(folder, name)) as file:
                        text = file.read()
                    text = re.sub(r"\$\{(\w+)\}|\$(\w+)",
                                  lambda m: env.get(m.group(1) or m.group(2), m.group(0)), text)
                    inner = os.path.relpath(os.path.join(folder, name), templates)[: -len(".template")]
                    with open(path_in("/etc/nginx/conf.d/" + inner), "w") as file:
                        file.write(text)

    def _configuration(self):
        """All configuration text, only to see whether the stream module is wanted."""
        texts = []
        places = [self.root + "/etc/nginx"] + [s for s, t in self.binds if t.startswith(self.root + "/etc/nginx")]
        for place in places:
            walk = os.walk(place) if os.path.isdir(place) else [(os.path.dirname(place), [], [os.path.basename(place)])]
            for folder, _, files in walk:
                for name in files:
                    with open(os.path.join(folder, name), errors="replace") as file:
                        texts.append(file.read())
        return "\n".join(texts)

    # The process

    def _arguments(self):
        command = self.container.service.command or ["nginx", "-g", "daemon off;"]
        if os.path.basename(command[0]) != "nginx":
            return list(command)
        given, globals_ = list(command[1:]), ""
        if "-g" in given:
            at = given.index("-g")
            globals_ = given[at + 1]
            del given[at : at + 2]
        text = self._configuration()
        stream = about(self.binary)[1] and re.search(r"(?:^|[\s;}])stream\s*\{", text)
        if stream and not re.search(r"load_module[^;]*stream", text):
            globals_ = "load_module /usr/lib/nginx/modules/ngx_stream_module.so; " + globals_
        if "-e" not in given and about(self.binary)[0] >= (1, 19, 5):
            given = ["-e", "stderr"] + given
        return [system_of(self.binary)[1], "-p", "/etc/nginx/", "-c", "/etc/nginx/nginx.conf", "-g", globals_ or " "] + given

    def _enter(self):
        check(libc.setns(self.container.namespace.fd, CLONE_NEWNET))
        private_mounts()
        for source, target in self.binds:
            bind(source, target)
        os.chroot(self.root)
        os.chdir("/")

    def spawn(self):
        env = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC"}
        env.update(self.container.service.environment)
        with open(self.log_path, "a") as log:
            self.process = subprocess.Popen(
                self._arguments(), env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log,
                preexec_fn=self._enter, start_new_session=True,
            )

    async def start(self, limit=20):
        """True as soon as nginx has workers, False when it has given up."""
        self.spawn()
        for _ in range(int(limit / 0.002)):
            if self.process.poll() is not None:
                return False
            if self._children():
                return True
            await asyncio.sleep(0.002)
        return False

    def _children(self):
        pid = self.process.pid
        try:
            with open(f"/proc/{pid}/task/{pid}/children") as file:
                return file.read().split()
        except OSError:
            return []

    async def reload(self):
        before = set(self._children())
        self.process.send_signal(signal.SIGHUP)
        for _ in range(500):
            now = set(self._children())
            if now and not now & before:
                return
            await asyncio.sleep(0.01)

    def running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.process.wait()

    def log(self):
        try:
            with open(self.log_path, errors="replace") as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []
