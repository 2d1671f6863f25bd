"""The search: which pages hold an exact piece of text, from files that any server can serve.

A page is split into passages, each with the anchor that leads to it. What is compared is folded:
half and full width, capital and small letters are the same. All terms of a query, which are
parted by spaces, must stand in the page.

An index knows of every *gram* in which pages it stands: of each character, of each two and three
that stand together, and, in runs of Latin letters, digits and dates, of up to six, since three
digits stand in nearly every page. A query loads the few files that hold its grams, and takes the
pages that have them all. That they hold the query itself is seen in their texts, which are loaded
for those that are shown: each page has its own beside it. So every exact piece is found, and
nothing else, while what is loaded hardly grows with the number of pages.

Pages are numbered in the order in which they are shown: open records before archived ones, the
latest first. Titles have a list of their own, so that what stands in a title comes first, or in a
heading of a page that somebody wrote.

All files are scripts that call `accordSearch.take`, because a page that was opened from a folder
may load scripts, and nothing else. `templates/script/finding.js` is the other half of this room:
whoever changes one changes both.
"""
