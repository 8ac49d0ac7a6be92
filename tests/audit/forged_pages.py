"""Looks of pages, and what lies in the output folder: what was done, how, the code that finds it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from tests.audit.edits import Edit, Files, added, edits, in_json, matched, replaced

GUIDE, FORM, FAQ, MATRIX = (f"example/{name}.html" for name in ("guidebook", "forms/gazelle", "faq", "matrix"))
START, SITE, CSS = "index.html", "site.json", "assets/page.css"
MANIFEST = "example/manifest.json"
SUM = r"(<b)(>一次性50万元</b>)"
RUNS, ALTERED, SITE_ALTERED, PAGE = "active-content", "looks-altered", "site-altered", "start-page-differs"


def guide(old: str, new: str) -> Edit:
    return replaced(GUIDE, old, new)


def behind(name: str, words: str) -> Edit:
    """Words behind the end of a page."""

    def edit(files: Files) -> None:
        files[name] += words.encode()

    return edit


def forms(change: Callable[[str], str]) -> Edit:
    """The page of every form is changed in one way."""

    def edit(files: Files) -> None:
        for name in [each for each in files if "/forms/" in each and each.endswith(".html")]:
            text = files[name].decode()
            assert change(text) != text
            files[name] = change(text).encode()

    return edit


def ticks(item: str) -> Edit:
    """The first list of bullets becomes one to tick, whose first item is `item` with the words as group 2."""
    return matched(FAQ, r"</p>\n<ul>(<li[^>]*>)(.*?)</li>", rf'</p>\n<ul class="tick">\1{item}</li>')


def sheet(rule: str) -> Edit:
    """The style sheet gets a rule, beside the start page and inside every form."""

    def edit(files: Files) -> None:
        files[CSS] += rule.encode()
        forms(lambda text: text.replace("</style>", f"{rule}</style>"))(files)

    return edit


def told(name: str, of: Callable[[Files], bytes]) -> Edit:
    """The manifest says that the edition was made with such a file of the templates."""

    def edit(files: Files) -> None:
        total = hashlib.sha256(of(files)).hexdigest()
        in_json(MANIFEST, lambda data: data["inputs"].update({f"templates/{name}": total}))(files)

    return edit


def started(old: str, new: str) -> Edit:
    """Start page and site.json say something else."""
    return edits(replaced(START, old, new), replaced(SITE, re.sub("<.*?>", "", old), re.sub("<.*?>", "", new)))


PAGE_LOOKS: tuple[tuple[str, Edit, str], ...] = (
    ("words behind the first </html>", behind(GUIDE, "<p>另加10万元</p>"), RUNS),
    ("script behind the first </html>", behind(GUIDE, "<script>document.body.textContent = '60万元'</script>"), RUNS),
    ("style behind the first </html>", behind(GUIDE, "<style>td { display: none }</style>"), RUNS),
    ("words behind </body>", guide("</body>", "</body>另加10万元"), "text-uncovered"),
    ("second body that adds attributes", guide("</main>", '</main><body onload="x()" class="form">'), RUNS),
    ("words that a browser moves out of a table", guide("</tbody>", "另加10万元</tbody>"), "text-uncovered"),
    ("paragraph that is not closed", matched(GUIDE, r"</p></td>", "</td>"), RUNS),
    ("element twice closed", guide("</main>", "</section></main>"), RUNS),
    ("comment", guide("</main>", "<!-- 另加10万元 --></main>"), RUNS),
    ("attribute twice, the first one counts", matched(GUIDE, r'<p id="(s\d+)"', r'<p id="\1" class="small" id="\1"'), RUNS),
    ("attribute without quotes", guide('class="cover"', "class=cover"), RUNS),
    ("element in capitals", guide("<main ", "<MAIN "), RUNS),
    ("character by its name", guide("一次性50万元", "一次性&#53;0万元"), RUNS),
    ("space inside an end tag", guide("</h1>", "</h1 >"), RUNS),
    ("link inside a link", matched(GUIDE, SUM, r'<a href="#glance"><span><a href="#glance">\1\2</a></span></a>'), RUNS),
    ("heading in a cell", matched(GUIDE, f"{SUM}</p>", r"\1\2</p><h4></h4>"), RUNS),
    ("form in a document", guide('<section class="cover">', '<form method="dialog"></form><section class="cover">'), RUNS),
    ("hidden caption shown", matched(GUIDE, r'<caption class="hidden"', "<caption"), "looks-differ"),
    ("statement as a skip link, off the screen", matched(GUIDE, r'<p (id="s\d+"[^>]*>(?:<[^>]*>)*一次性50万元)', r'<p class="skip" \1'), "looks-differ"),
    ("statement small as a remark", matched(GUIDE, r'<p (id="s\d+"[^>]*>(?:<[^>]*>)*一次性50万元)', r'<p class="small" \1'), "looks-differ"),
    ("class that no page has", matched(GUIDE, r'<p (id="s\d+"[^>]*>(?:<[^>]*>)*一次性50万元)', r'<p class="capitals" \1'), RUNS),
    ("row hidden as a tool", guide("<tr>", '<tr class="tools">'), RUNS),
    ("warning as a mere note", guide('class="note draft"', 'class="note info"'), "looks-differ"),
    ("page in the colours of a form", guide('<body class="guidebook">', '<body class="form">'), ALTERED),
    ("upright page turned", guide('<body class="guidebook">', '<body class="guidebook landscape">'), "looks-differ"),
    ("field as a closed list, whose remark hides", matched(FORM, r'class="field text"', 'class="field choice"'), RUNS),
    ("needed field not marked", matched(FORM, r'class="label needed"', 'class="label"'), RUNS),
    ("field marked as needed that is not", matched(FORM, r'class="label"([^>]*><label)', r'class="label needed"\1'), RUNS),
    ("words that name no field marked as needed", matched(FORM, r'class="label"', 'class="label needed"'), RUNS),
    ("form closed although its term is not over", replaced(FORM, '<form method="dialog">', '<form method="dialog" data-closed="lapsed">'), ALTERED),
    ("line of the cover at its foot", matched(GUIDE, r'class="cover-line"', 'class="cover-foot"'), "looks-differ"),
    ("foot of the cover among its lines", matched(GUIDE, r'class="cover-foot"', 'class="cover-line"'), "looks-differ"),
    ("basis of a form as a remark", replaced(FORM, 'class="basis"', 'class="small"'), "looks-differ"),
    ("opinion as a remark", replaced(FORM, 'class="opinion"', 'class="small"'), "looks-differ"),
    ("list of a form as one of its tables", replaced(FORM, 'class="grid list"', 'class="grid"'), "looks-differ"),
    ("table of a form as a list", replaced(FORM, 'class="grid"', 'class="grid list"'), "looks-differ"),
    ("wide list of a form", replaced(FORM, 'class="grid list"', 'class="grid list wide"'), RUNS),
    ("remarks on filling in as numbers of the text", replaced(FORM, '<ol class="fine">', "<ol>"), "looks-differ"),
    ("promise as remarks on filling in", replaced(FORM, "<ol>", '<ol class="fine">'), "looks-differ"),
    ("bullets as remarks", matched(FAQ, r"</p>\n<ul><li id", '</p>\n<ul class="fine"><li id'), RUNS),
    ("column of a page without width", guide('style="width:21%"', 'style="width:0%"'), RUNS),
    ("column of another width than in Word", guide('style="width:21%"', 'style="width:64%"'), "looks-differ"),
    ("form's table as plain data", matched(FORM, r'<table class="grid"', '<table class="data"'), "looks-differ"),
    ("list without its bullets", matched(FAQ, r"(</p>\n)<ul>(<li id)", r'\1<ul class="plain">\2'), "looks-differ"),
    ("list of boxes to tick", matched(FAQ, r"(</p>\n)<ul>(<li id)", r'\1<ul class="tick">\2'), "looks-differ"),
    ("numbers in place of bullets", matched(FAQ, r"(</p>\n)<ul>(<li id(?:(?!</ul>).)*)</ul>", r"\1<ol>\2</ol>"), "looks-differ"),
    ("statement with a style of its own", matched(GUIDE, SUM, r'\1 style="font-size:1px"\2'), RUNS),
    ("statement hidden", matched(GUIDE, SUM, r"\1 hidden\2"), RUNS),
    ("statement hidden from screen readers", matched(GUIDE, SUM, r'\1 aria-hidden="true"\2'), RUNS),
    ("anchor at another award", edits(guide('id="award-gazelle"', 'id="tmp"'), guide('id="award-platform"', 'id="award-gazelle"'), guide('id="tmp"', 'id="award-platform"')), "wrong-item"),
    ("link into another place of the page", matched(GUIDE, r'<a href="#c02">(?!第三条)', '<a href="#c03">'), "reference-altered"),
    ("style sheet from elsewhere", guide("../assets/page.css", "../../assets/page.css"), ALTERED),
    ("picture as an icon", guide('href="data:,"', 'href="../assets/page.css"'), ALTERED),
    ("address of the page exchanged", guide("</title>", '</title>\n<base href="https://example.invalid/">'), RUNS),
    ("page that leads on by itself", guide("</title>", '</title>\n<meta http-equiv="refresh" content="0;url=x">'), RUNS),
    ("second title", guide("</title>", "</title>\n<title>最高60万元</title>"), ALTERED),
    ("second description", guide("</title>", '</title>\n<meta name="description" content="最高60万元">'), ALTERED),
    ("page in another language", guide('lang="zh-CN"', 'lang="ja"'), RUNS),
    ("page in another encoding", guide('charset="utf-8"', 'charset="gbk"'), RUNS),
    ("navigation behind the text", matched(GUIDE, r"(<header>.*?</header>\n)(.*)(<footer)", r"\2\1\3"), ALTERED),
    ("footer before the text", matched(GUIDE, r"(<main .*</main>\n)(.*)(<footer.*?</footer>\n)", r"\3\1\2"), ALTERED),
    ("answer folded without its question", matched(FAQ, r"<summary>.*?</summary>\n", ""), RUNS),
    ("question folded as a class that no page has", matched(FAQ, r'<details class="fold">', '<details class="card">'), RUNS),
    ("note folded into a question", matched(FAQ, r'(<div class="note.*?</div>\n)(.*?</summary>\n)', r"\2\1"), RUNS),
    ("questions folded into another", matched(FAQ, r"</details>\n(.*?)(<details class.*?</details>)", r"\2</details>\n\1"), RUNS),
    ("part of the guide folded", matched(GUIDE, r"(<h3.*?</h3>)\n", r'<details class="fold"><summary>\1</summary></details>\n'), RUNS),
    ("contents that stand folded", guide("<details open>", "<details>"), RUNS),
    ("words folded into the contents", matched(GUIDE, r'(</summary>\n)(.*?</nav>\n)(<h2.*?</h2>\n)', r"\1\3\2"), RUNS),
    ("box to tick that is ticked", ticks(r'<label><input type="checkbox" checked>\2</label>'), RUNS),
    ("box to tick with a name", ticks(r'<label><input type="checkbox" name="x">\2</label>'), RUNS),
    ("box to tick behind its words", ticks(r'<label>\2<input type="checkbox"></label>'), RUNS),
    ("box to tick among words", ticks(r'<label><input type="checkbox">\2</label>另加'), "statement-altered"),
    ("bullet as a box to tick", matched(FAQ, r"(</p>\n<ul><li[^>]*>)(.*?)</li>", r'\1<label><input type="checkbox">\2</label></li>'), RUNS),
    ("value without its mark", matched(GUIDE, SUM, "一次性50万元"), "reference-altered"),
    ("mark around a part of a value", matched(GUIDE, SUM, r"一次性\1>50万元</b>"), "reference-altered"),
    ("mark around other words", matched(GUIDE, "<b>市科技局</b>", "<b>市科技</b>局"), "reference-altered"),
    ("value marked as one worked out", matched(GUIDE, SUM, "<i>一次性50万元</i>"), "reference-altered"),
    ("template's words marked as a value", guide(">使用说明</h2>", "><b>使用说明</b></h2>"), "reference-altered"),
    ("mark in a mark", matched(GUIDE, SUM, "<b><b>一次性50万元</b></b>"), RUNS),
    ("mark that looks otherwise", matched(GUIDE, SUM, '<b class="blank">一次性50万元</b>'), RUNS),
    ("link around a part of its words", matched(GUIDE, '<a href="#c02">第二条</a>', '<a href="#c02">第二</a>条'), "reference-altered"),
    ("link torn into two", matched(GUIDE, '<a href="#c02">第二条</a>', '<a href="#c02">第二</a><a href="#top">条</a>'), "reference-altered"),
    ("words of a title cut elsewhere", matched(GUIDE, r"(<h1[^>]*>)<span>(.)(.*?)</span>", r"\1<span>\2</span><span>\3</span>"), "looks-differ"),
    ("words of a title that stay together no more", matched(GUIDE, r"(<h1[^>]*>)<span>(.*?)</span>", r"\1\2"), "looks-differ"),
    ("words of a sentence that stay together", matched(GUIDE, r'(<p id="s\d+">)([^<]+)</p>', r"\1<span>\2</span></p>"), RUNS),
    ("two ids of one statement", guide('<h2 id="glance" data-s=', '<h2 id="s9999" data-s='), RUNS),
    ("statement named as another", guide('<h2 id="glance" data-s="s', '<h2 id="glance" data-s="s9'), "statement-missing"),
    ("reference written out", matched(GUIDE, SUM, r'\1 data-path="awards.gazelle.parts.once"\2'), RUNS),
    ("Word file of another page", guide('href="guidebook.docx"', 'href="faq.docx"'), "reference-altered"),
    ("page that may load from elsewhere", guide("connect-src 'none'", "connect-src *"), ALTERED),
    ("page without its policy", matched(GUIDE, r"<meta http-equiv=[^>]*>\n", ""), ALTERED),
    ("script in the head that is another", guide('"use strict";', '"use strict"; document.title = "60万元";'), "embedded-altered"),
    ("script for reading from elsewhere", guide('src="../assets/', 'src="https://example.invalid/assets/'), RUNS),
    ("script for reading from another folder", guide('src="../assets/', 'src="../../assets/'), ALTERED),
    ("script for reading left out", matched(GUIDE, r"<script src=[^>]*></script>\n", ""), ALTERED),
    ("script for reading with words of its own", guide('reading.js"></script>', 'reading.js">x()</script>'), ALTERED),
    ("script for reading in a form", replaced(FORM, '<footer id', '<script src="../../assets/reading.js"></script>\n<footer id'), "form-page-altered"),
    ("style in a page that has none", guide("</head>", "<style>td { display: none }</style>\n</head>"), ALTERED),
    ("all: style sheet hides sums on the screen", sheet('\nb { font-size: 0 }'), ALTERED),
    ("all: style sheet hides sums in print", sheet('\n@media print { b { display: none } }'), ALTERED),
    ("all: style sheet writes words", sheet('\ntd::after { content: "（最高）" }'), ALTERED),
    ("all: style sheet moves words off the page", sheet("\ntd { position: absolute; left: -999em }"), ALTERED),
    ("all: style sheet from a template that nobody has", edits(sheet("\ntd { color: #fff }"), told("styles/page.css", lambda files: files[CSS])), "looks-unknown"),
    ("all: scripts add a nought", forms(lambda text: text.replace("10000n", "1000n", 1) if "10000n" in text else text.replace("10n", "100n", 1)), ALTERED),
    ("all: script that sends", forms(lambda text: text.replace("</script>\n<footer", "fetch('https://example.invalid')</script>\n<footer")), ALTERED),
    ("all: words behind the Word file that a page carries", forms(lambda text: text.replace("</script>\n</body>", "fetch('https://example.invalid')</script>\n</body>")), "form-page-altered"),
    ("all: scripts in another order", forms(lambda text: re.sub(r'(<script id="script-form-figures">.*?</script>\n)(<script id="script-form-grants">.*?</script>\n)', r"\2\1", text, flags=re.DOTALL)), ALTERED),
    ("all: words of the form exchanged", forms(lambda text: text.replace('id="form-words">\n{', 'id="form-words">\n{ ')), ALTERED),
    ("all: rule under which all is loaded", forms(lambda text: text.replace("connect-src 'none'", "connect-src *")), ALTERED),
    ("all: a shell from a template that nobody has", edits(guide("</head>", "\n</head>"), told("styles/page.html.j2", lambda files: files[GUIDE])), "looks-unknown"),
    ("all: a letterhead that nobody has", told("styles/reference.docx", lambda _: b"other"), "looks-unknown"),
)  # fmt: skip

FOLDER_LOOKS: tuple[tuple[str, Edit, str], ...] = (
    ("start page: title of the policy", started("创新</span><span>若干措施</span></q></a>", "创业</span><span>若干措施</span></q></a>"), PAGE),
    ("start page: date", started("2024年3月1日", "2024年3月9日"), PAGE),
    ("start page: number of awards", replaced(START, "<i>2</i>项）", "<i>3</i>项）"), SITE_ALTERED),
    ("start page: words of a title cut elsewhere", replaced(START, "<span>示例市</span><span>促", "<span>示例</span><span>市促"), SITE_ALTERED),
    ("start page: status", started("执行期内，至", "已届满，"), PAGE),
    ("start page: policy leads to another page", replaced(START, 'href="example/guidebook.html"', 'href="example/faq.html"'), PAGE),
    ("start page: words behind the first </html>", behind(START, "<p>另加10万元</p>"), SITE_ALTERED),
    ("start page: script", replaced(START, "</body>", "<script>1</script>\n</body>"), SITE_ALTERED),
    ("start page: class that hides", replaced(START, '<section class="card"', '<section class="tools"'), SITE_ALTERED),
    ("start page: policy small", replaced(START, '<p class="lead"', '<p class="small"'), PAGE),
    ("start page: anchor moved", replaced(START, 'id="example"', 'id="another"'), PAGE),
    ("start page: sum of a template put right", edits(started("2024年3月1日", "2024年3月9日"), told("site/main.xml.j2", lambda _: b"x")), "looks-unknown"),
    ("style sheet hides a column", behind(CSS, "\ntd { display: none }"), PAGE),
    ("style sheet without its last rule", lambda files: files.update({CSS: files[CSS][:-200]}), PAGE),
    ("file among the assets", added("assets/more.css", b"td { display: none }"), PAGE),
    ("site.json says more", in_json(SITE, lambda data: data["statements"].append({"id": "s99", "part": "body", "text": "x", "anchor": ""})), PAGE),
)  # fmt: skip
