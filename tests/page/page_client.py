"""Where the tests say the page is served, and an address of each kind of page."""

from reportedly.records import Comparison

PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"


def paths_of(comparison: Comparison) -> dict[str, str]:
    """An address of each kind of page of the largest story: its longest chain, a report with statements."""
    story = comparison.stories[0]
    held = {each.report.id: each for each in comparison.readings}
    members = [held[each] for each in story.reports]
    statements = [each for one in members for each in one.annotations.statements or ()]
    longest = max(statements, key=lambda each: len(each.chain))
    report = next(one for one in members if longest in (one.annotations.statements or ()))
    return {
        "stories": "/",
        "story": f"/story/{story.id}",
        "figures": f"/story/{story.id}#figures",
        "copies": f"/story/{story.id}#copies",
        "timeline": f"/story/{story.id}#timeline",
        "report": f"/report/{report.report.id}",
        "explained": f"/report/{report.report.id}#{longest.id}",
        "statement": f"/statement/{longest.id}",
        "search": "/search?q=ferry",
        "nothing-found": "/search?q=zeppelin",
        "no-such-page": "/nowhere",
    }
