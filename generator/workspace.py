"""A workspace: a folder with policies/, templates/ and output/."""

from pathlib import Path

from generator.dataclass import dataclass
from generator.errors import PolicydocsError, UsageError
from generator.message import message

POLICIES = "policies"
TEMPLATES = "templates"
OUTPUT = "output"
_PACKAGED = Path(__file__).parent / "_packaged"
_CHECKOUT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """`root` holds policies/, templates/ and output/; `elsewhere` takes the place of output/."""

    root: Path
    elsewhere: Path | None = None

    @property
    def output(self) -> Path:
        return self.elsewhere or self.root / OUTPUT

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The workspace's own templates, then those that travel with the tool; each folder once."""
        return tuple(dict.fromkeys((self.root / TEMPLATES, packaged(TEMPLATES))))

    def own_templates(self, name: str) -> Path:
        """Where the templates stand that are for one policy alone."""
        return self.policy_folder(name) / TEMPLATES

    def policy_folder(self, name: str) -> Path:
        return self.root / POLICIES / name

    def policy_names(self) -> tuple[str, ...]:
        """The policies here, by folder name."""
        folder = self.root / POLICIES
        if not folder.is_dir():
            raise UsageError(
                message("there is no folder {folder}", folder=folder),
                hint=message("`policydocs init` makes a new workspace; --root names an existing one"),
            )
        return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))

    def chosen(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """`names`, or all policies when none is named. Raises UsageError for a policy that is not here."""
        present = self.policy_names()
        for name in names:
            if name not in present:
                raise UsageError(
                    message("there is no policy {name}", name=name),
                    hint=message("policies here: {names}", names=", ".join(present) or "-"),
                )
        return names or present


def notice_file(folder: Path) -> Path:
    """The one notice.* of a policy's folder. Raises PolicydocsError when there is none or more than one."""
    found = sorted(path for path in folder.glob("notice.*") if path.is_file())
    if len(found) != 1:
        raise PolicydocsError(
            message("{folder} holds {count} notice files", folder=folder, count=len(found)),
            hint=message(
                "keep exactly one: the official text as received, named notice.txt, .md, .html, .docx or .pdf"
            ),
        )
    return found[0]


def packaged(folder: str) -> Path:
    """A folder that travels with the tool: inside the wheel, or beside the package in a checkout."""
    inside = _PACKAGED / folder
    return inside if inside.is_dir() else _CHECKOUT / folder


def find_root(start: Path) -> Path:
    """The workspace around `start`: the nearest folder upwards that holds policies/, else `start` itself."""
    return next((folder for folder in (start, *start.parents) if (folder / POLICIES).is_dir()), start)
