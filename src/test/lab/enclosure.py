"""Namespaces of the lab's own, and a keeper outside of them: when either ends, however it ends, all of the lab is gone."""

import contextlib
import os
import select
import signal

from namespace import CLONE_NEWNET, CLONE_NEWNS, MS_NOSUID, MS_PRIVATE, MS_REC, check, libc

CLONE_NEWUSER, CLONE_NEWPID = 0x10000000, 0x20000000
PR_SET_PDEATHSIG = 1
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def enclose():
    """Goes on in a child that is the first process of its own namespaces; the caller stays outside and keeps it.

    The kernel kills all of a process namespace with its first process. No signal but SIGKILL ends that one from outside
    (it has no handlers), so the keeper passes every wish to end on as a SIGKILL.
    """
    if os.environ.get("LAB_ENDS_WITH_CALLER"):
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    unprivileged = os.geteuid() != 0 or bool(os.environ.get("LAB_UNPRIVILEGED"))
    ids = os.geteuid(), os.getegid()
    check(libc.unshare((CLONE_NEWUSER if unprivileged else 0) | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID))
    if unprivileged:
        _be_root(*ids)
    alive, held = os.pipe()  # `held` is open as long as the keeper lives
    child = os.fork()
    if child:
        os.close(alive)
        os._exit(_keep(child))
    os.close(held)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if select.select([alive], [], [], 0)[0]:
        os._exit(1)  # the keeper was gone before the kernel knew whom to tell
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a terminal tells everyone; the keeper's answer is enough
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    check(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None))
    check(libc.mount(b"proc", b"/proc", b"proc", MS_NOSUID, None))


def _be_root(user, group):
    for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
        with open("/proc/self/" + name, "w") as file:
            file.write(text)


def _keep(child):
    """Waits for the child, and kills it as soon as somebody asks the keeper to end; gives the exit code."""
    ended, process = 0, os.pidfd_open(child)

    def end(number, _):
        nonlocal ended
        ended = 128 + number
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(process, signal.SIGKILL)

    for number in ENDINGS:
        signal.signal(number, end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    _, status = os.waitpid(child, 0)
    return ended or os.waitstatus_to_exitcode(status) & 0xFF
