"""Where a cluster's files lie: in .local/, or in /var/lib/sahelwatch/ when its owner cannot reach that."""

from pathlib import Path

from sahelwatch.local.layout import Layout, make_folder, path_digest
from sahelwatch.local.owner import Owner, can_reach
from sahelwatch.local.report import say

FAR_AWAY = Path("/var/lib/sahelwatch")


def cluster_home(layout: Layout, owner: Owner | None) -> Path:
    """The folder with the cluster's data and passwords, made when missing."""
    near = layout.home / "postgres"
    if (near / "data").exists() or owner is None:
        return make_folder(near, 0o711)
    make_folder(layout.home, 0o711)
    far = far_home(layout)
    if far.exists() or not can_reach(owner, layout.home):
        return make_far(layout, far, owner)
    return make_folder(near, 0o711)


def far_home(layout: Layout) -> Path:
    """The folder under /var/lib for this instance.

    A note in the checkout remembers it, so that a checkout that was moved finds its data again; a copied one,
    whose original still stands, gets a place of its own.
    """
    note, own = layout.home / "postgres-place", FAR_AWAY / path_digest(layout.home)
    if not note.exists():
        return own
    noted = Path(note.read_text(encoding="utf-8").strip())
    home_file = noted / "belongs-to"
    belongs_to = Path(home_file.read_text(encoding="utf-8").strip()) if home_file.exists() else layout.home
    is_copy = belongs_to != layout.home and (belongs_to / "postgres-place").exists()
    return own if is_copy or not noted.exists() else noted


def make_far(layout: Layout, far: Path, owner: Owner) -> Path:
    """The far folder, with notes in both directions."""
    if not far.exists():
        say(
            f"the database's files go to {far}, since user {owner.name} cannot enter {layout.checkout}; ",
            end="",
        )
    make_folder(FAR_AWAY, 0o711)
    make_folder(far, 0o711)
    (far / "belongs-to").write_text(f"{layout.home}\n", encoding="utf-8")
    (layout.home / "postgres-place").write_text(f"{far}\n", encoding="utf-8")
    return far
