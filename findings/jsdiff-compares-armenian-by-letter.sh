#!/usr/bin/env bash
# jsdiff 9.0.0 (npm diff), the usual library for redlines in JavaScript: diffWords compares Armenian, Russian and Georgian letter by letter.
#
# Guess before running: it treats "each word and each punctuation mark as a token", as its documentation says, in every script that puts
# blanks between words; what the documentation has on better results for other languages is about those without, as Chinese.
# Seen: a word is a run of Latin letters, those of Azerbaijani included; every other letter is a token of its own, as punctuation is.
# Of "обязана открыть" that became "вправе закрыть" it keeps "за" and "крыть", so the redline has a word that nobody wrote. What is one change
# in English and in Azerbaijani is five in Armenian and six in Georgian; diffWordsWithSpace does the same. Given an Intl.Segmenter
# it takes whole words, in all of them.
# Output of the run: `changes: az 1, en 1, ru 2, hy 5, ka 6; ru: Сторона [-обя-][+вправе +]за[-на от-]крыть дорогу; with a segmenter: az 1,
# en 1, ru 1, hy 2, ka 1; ru: Сторона [-обязана открыть-][+вправе закрыть+] дорогу`.
#
# For a ledger of texts in these languages: whoever shows on a page of their own what a draft changed shows other changes to each
# party, by the language that it reads. Counts of changes cannot be compared between languages either.
# Needs node 20 or newer with npm. Ends with 1 if that is no longer so.
set -euo pipefail
command -v npm >/dev/null || { echo "This needs node and npm." >&2; exit 2; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent diff@9.0.0
cat >redline.mjs <<'JS'
import { diffWords } from "diff";

// "The party is bound to open the road" became "may close the road".
const drafts = {
  az: ["Tərəf yolu açmalıdır", "Tərəf yolu bağlamalıdır"],
  en: ["The party shall open the road", "The party may close the road"],
  ru: ["Сторона обязана открыть дорогу", "Сторона вправе закрыть дорогу"],
  hy: ["Կողմը պարտավոր է բացել ճանապարհը", "Կողմը կարող է փակել ճանապարհը"],
  ka: ["მხარე ვალდებულია გახსნას გზა", "მხარეს შეუძლია დაკეტოს გზა"],
};
const changed = (part) => part.added || part.removed;
// What was taken out and what was put in its place are one change.
const changes = (parts) => parts.filter((part, i) => changed(part) && !(i && changed(parts[i - 1]))).length;
const redline = (parts) =>
  parts.map((part) => (part.added ? `[+${part.value}+]` : part.removed ? `[-${part.value}-]` : part.value)).join("");

const compared = (options) => {
  const of = (tag) => diffWords(...drafts[tag], options(tag));
  return `${Object.keys(drafts).map((tag) => `${tag} ${changes(of(tag))}`).join(", ")}; ru: ${redline(of("ru"))}`;
};
const segmenter = (tag) => ({ intlSegmenter: new Intl.Segmenter(tag, { granularity: "word" }) });
console.log(`changes: ${compared(() => ({}))}; with a segmenter: ${compared(segmenter)}`);
JS
said=$(node redline.mjs)
echo "$said"
[ "$said" = "changes: az 1, en 1, ru 2, hy 5, ka 6; ru: Сторона [-обя-][+вправе +]за[-на от-]крыть дорогу; with a segmenter: az 1, \
en 1, ru 1, hy 2, ka 1; ru: Сторона [-обязана открыть-][+вправе закрыть+] дорогу" ]
