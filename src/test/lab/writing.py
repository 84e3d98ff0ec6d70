"""Writes stacks: Compose files and lab.json, plain enough to be read by people."""

import json
import os
import re

PLAIN = re.compile(r"^[A-Za-z./_][\w./=@+ -]*(:[\w./]+)*$")
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def scalar(value):
    text = str(value)
    safe = PLAIN.match(text) and text.lower() not in WORDS and not text.endswith((":", " "))
    return text if safe else json.dumps(text)


def yaml_text(node, indent=0):
    """Mappings, lists and scalars as block-style YAML."""
    pad, out = " " * indent, ""
    if isinstance(node, dict):
        for key, value in node.items():
            out += pad + scalar(key) + ":" + _value(value, indent + 2)
    else:
        for item in node:
            if isinstance(item, dict) and item:
                out += pad + "- " + yaml_text(item, indent + 2).lstrip()
            else:
                out += pad + "-" + _value(item, indent + 2)
    return out


def _value(value, indent):
    if isinstance(value, bool):
        return f" {str(value).lower()}\n"
    if isinstance(value, int):
        return f" {value}\n"
    if value is None:
        return "\n"
    if isinstance(value, (dict, list)):
        if not value:
            return " {}\n" if isinstance(value, dict) else " []\n"
        return "\n" + yaml_text(value, indent)
    return f" {scalar(value)}\n"


def lab_text(lab):
    """lab.json with one line a service and a step."""
    lines = []
    for key, value in lab.items():
        if key == "services" and value:
            inner = ",\n".join(f"    {json.dumps(name)}: {json.dumps(told)}" for name, told in value.items())
            lines.append(f'  "{key}": {{\n{inner}\n  }}')
        elif key == "steps" and value:
            inner = ",\n".join("    " + json.dumps(step) for step in value)
            lines.append(f'  "{key}": [\n{inner}\n  ]')
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def write_stack(folder, compose, files, lab):
    os.makedirs(folder, exist_ok=True)
    texts = {"docker-compose.yml": yaml_text(compose), "lab.json": lab_text(lab)} | files
    for name, text in texts.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
