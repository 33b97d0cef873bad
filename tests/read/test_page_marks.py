"""What pages say of themselves in ways other than JSON-LD. All names, places and outlets here are invented."""

import json
from pathlib import Path

import pytest

from reportedly.read import parse
from reportedly.records import Report

SENTENCES = (
    "The keeper of the Dunmoor lighthouse has found a ledger that nobody knew of, the harbour trust said on Tuesday.",
    "It lists every ship that passed the light in 1911 and the hour at which it did, in a small and careful hand.",
    "The trust said it would show the ledger in the autumn, when the museum's new hall in Harwick opens its doors.",
    "It has asked families who had a captain among their forebears to write to the museum before the summer ends.",
)
BODY = "".join(f"<p>{words}</p>" for words in SENTENCES)
URL = "<link rel='canonical' href='https://www.harwickcourier.example/news/ledger'>"
HEADLINE = "Ledger found in old lighthouse"


def read(head: str, body: str, *, title: str = f"{HEADLINE} | Harwick Courier") -> Report:
    html = f"<html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"
    return parse(html.encode(), Path("page.html")).report


def test_microdata() -> None:
    body = f"""<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{HEADLINE}</h1>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Mara Quill</b></span>
        <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
        <meta itemprop="name" content="Harwick Courier"></div>
        <meta itemprop="dateModified" content="2021-05-06T10:00:00Z">
        <time itemprop="datePublished" datetime="2021-05-04T09:30:00Z">4 May 2021</time>
        <div itemprop="articleBody">{BODY}</div></div>"""
    report = read("", body, title="Print view")
    assert (report.title, report.publisher, report.byline) == (HEADLINE, "Harwick Courier", ("Mara Quill",))
    assert report.published == "2021-05-04T09:30:00Z"
    assert dict(report.found_in)["publisher"] == "microdata publisher"
    assert "Print view" not in report.text


def test_of_several_marked_articles_the_one_with_a_body_counts() -> None:
    teaser = """<div itemscope itemtype="http://schema.org/Article"><h3 itemprop="headline">Another story</h3>
        <span itemprop="author">Teo Brand</span></div>"""
    own = f"""<div itemscope itemtype="http://schema.org/Article"><h1 itemprop="headline">{HEADLINE}</h1>
        <span itemprop="author">Mara Quill</span><div itemprop="articleBody">{BODY}</div></div>"""
    assert read(URL, teaser + own + teaser).byline == ("Mara Quill",)


def test_microformat() -> None:
    body = f"""<div class="hentry"><h2 class="entry-title"><a rel="bookmark"
        href="https://harwicknotes.example/2021/05/ledger/">{HEADLINE}</a></h2>
        <div class="entry-meta">Posted on <abbr class="published" title="2021-05-04T09:30:00Z">4 May</abbr> by
        <span class="author vcard"><a class="url fn" href="/who">Mara Quill</a></span></div>
        <div class="entry-content">{BODY}</div></div><div class="hentry"><h3 class="entry-title">Older</h3></div>"""
    report = read("", body)
    assert report.title == HEADLINE
    assert report.byline == ("Mara Quill",)
    assert report.published == "2021-05-04T09:30:00Z"
    assert report.url == "https://harwicknotes.example/2021/05/ledger/"


@pytest.mark.parametrize(
    "title", [f"Harwick Courier - {HEADLINE}", f"{HEADLINE} - Harwick Courier", f"{HEADLINE} | Local | Harwick Courier"]
)
def test_headline_and_outlet_in_one_title(title: str) -> None:
    report = read("", f"<h2>{HEADLINE}</h2>{BODY}", title=title)
    assert (report.title, report.publisher) == (HEADLINE, "Harwick Courier")


def test_an_outlet_that_looks_like_none_is_what_a_title_says_beside_the_headline() -> None:
    report = read("", f"<h1>{HEADLINE}</h1>{BODY}", title=f"{HEADLINE} - Dunmoor Light")
    assert (report.title, report.publisher) == (HEADLINE, "Dunmoor Light")


def test_a_page_laid_out_with_tables() -> None:
    body = f"""<table><tr><td><font size=6>Harwick Courier</font><br>Tuesday, May 4, 2021</td></tr><tr><td>
        <a href=a>Front page</a><br><a href=b>Harbour</a><br><a href=c>Tide tables</a></td><td><h2>{HEADLINE}</h2>
        <p>DUNMOOR, Aldermark, May 4 (Northwire) - {SENTENCES[0]}</p>{BODY[BODY.index("<p>", 5) :]}</td></tr>
        <tr><td>Harwick Courier, 4 Quay Street</td></tr></table>"""
    report = read("", body, title=f"Harwick Courier - {HEADLINE}")
    assert (report.title, report.publisher, report.byline) == (HEADLINE, "Harwick Courier", ())
    assert report.agency == ("Northwire",)
    assert report.published == "2021-05-04"
    assert report.dateline is not None
    assert report.dateline.place == "Dunmoor, Aldermark"
    for words in ("Tide tables", "Quay Street", "Front page"):
        assert words not in report.text


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<meta name='byl' content='By MARA QUILL and TEO BRAND'>", ("Mara Quill", "Teo Brand")),
        ("<meta name='dc.creator' content='Quill, Mara'>", ()),
        ("<meta name='sailthru.author' content='Mara Quill'>", ("Mara Quill",)),
        ("<meta name='parsely-author' content='Mara Quill'>", ("Mara Quill",)),
        ("<meta property='article:author' content='https://facebook.example/maraquill'>", ()),
        ("<meta name='cXenseParse:author' content='Mara Quill'>", ("Mara Quill",)),
        ("<meta name='author' content='Mara van der Quill'>", ("Mara van der Quill",)),
        ("<meta name='author' content='Harwick Courier'>", ()),
        ("<meta name='author' content='admin'>", ()),
    ],
)
def test_authors_in_meta(head: str, byline: tuple[str, ...]) -> None:
    got = read(URL + head, f"<h1>{HEADLINE}</h1>{BODY}").byline
    assert got == byline or (not byline and got == ("Mara Quill",) and "Quill, Mara" in head)


def test_authors_named_by_id_count_where_the_page_shows_them() -> None:
    graph = {
        "@graph": [
            {"@type": "NewsArticle", "headline": HEADLINE, "author": [{"@id": "#mara"}], "publisher": {"@id": "#org"}},
            {"@type": "Person", "@id": "#mara", "name": "Mara Quill"},
            {"@type": "Organization", "@id": "#org", "name": "Harwick Courier"},
        ]
    }
    head = f"{URL}<script type='application/ld+json'>{json.dumps(graph)}</script>"
    shown = read(head, f"<h1>{HEADLINE}</h1><p>Mara Quill</p>{BODY}")
    assert (shown.byline, shown.publisher) == (("Mara Quill",), "Harwick Courier")
    assert read(head, f"<h1>{HEADLINE}</h1>{BODY}").byline == ()


def test_an_author_field_of_persons_and_an_agency() -> None:
    data = {"@type": "NewsArticle", "headline": HEADLINE, "author": "Mara Quill, Teo Brand and Reuters staff"}
    report = read(f"{URL}<script type='application/ld+json'>{json.dumps(data)}</script>", f"<h1>{HEADLINE}</h1>{BODY}")
    assert (report.byline, report.agency) == (("Mara Quill", "Teo Brand"), ("Reuters",))


@pytest.mark.parametrize(
    ("line", "byline", "agency"),
    [
        ("By MARA QUILL, Associated Press", ("Mara Quill",), ("AP",)),
        ("By Mara Quill and Teo Brand", ("Mara Quill", "Teo Brand"), ()),
        ("Northern Harbour News Agency", (), ("Northern Harbour News Agency",)),
        ("By Mara Quill, Dunmoor Wire Service", ("Mara Quill",), ("Dunmoor Wire Service",)),
    ],
)
def test_bylines_that_no_class_marks(line: str, byline: tuple[str, ...], agency: tuple[str, ...]) -> None:
    report = read(URL, f"<h1>{HEADLINE}</h1><div>{line}</div><div>4 May 2021</div>{BODY}")
    assert (report.byline, report.agency) == (byline, agency)
    assert line not in report.text


@pytest.mark.parametrize(
    "site", ["https://www.harwickcourier.example", "The best news of all the coast every single day"]
)
def test_a_site_name_that_is_none(site: str) -> None:
    head = f"{URL}<meta property='og:site_name' content='{site}'>"
    assert read(head, f"<h1>{HEADLINE}</h1>{BODY}").publisher == "Harwick Courier"


def test_a_logo_names_the_outlet_where_its_host_agrees() -> None:
    logo = "<div class='site-logo'><img src='/l.png' alt='Harwick Courier logo'></div>"
    assert read(URL, f"{logo}<h1>{HEADLINE}</h1>{BODY}", title=HEADLINE).publisher == "Harwick Courier"
    other = "<div class='site-logo'><img src='/l.png' alt='Tideline Shop'></div>"
    assert read(URL, f"{other}<h1>{HEADLINE}</h1>{BODY}", title=HEADLINE).publisher == "harwickcourier.example"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("PUBLISHED: 14:02, 3 May 2024 | UPDATED: 16:10, 4 May 2024", "2024-05-03T14:02"),
        ("Publié le 3 mai 2024 à 14h02", "2024-05-03T14:02"),
        ("Veröffentlicht am 3. Mai 2024, 14:02 Uhr", "2024-05-03T14:02"),
        ("Publicado el 3 de mayo de 2024 a las 14:02", "2024-05-03T14:02"),
        ("Publicado em 3 de maio de 2024 às 14:02", "2024-05-03T14:02"),
        ("Pubblicato il 3 maggio 2024 alle 14:02", "2024-05-03T14:02"),
        ("May 3, 2024, 2:02 p.m. EDT", "2024-05-03T14:02-04:00"),
        ("Updated 4 May 2024 - First published on 3 May 2024", "2024-05-03"),
    ],
)
def test_dates_that_only_a_line_shows(line: str, published: str) -> None:
    report = read(URL, f"<h1>{HEADLINE}</h1><div>{line}</div>{BODY}")
    assert report.published == published
