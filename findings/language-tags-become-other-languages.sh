#!/usr/bin/env bash
# Language tags in JavaScript: Intl (node 20.20 and 26.10, ICU 78) and bcp-47-normalize 2.3.0 (npm), beside Java's Locale: "canonical" is
# what a tag becomes in one of them, and who keeps words by such tags has words in another language.
#
# Guess before running: a canonical tag has its letters in the usual case, and a tag that the IANA registry has retired for
# another is that other (iw is he). A tag that is current stays itself, as BCP 47 has it, and so it does in Java.
# Seen: Montenegrin (cnr, current since 2018, no other preferred) becomes Serbian as in Montenegro (sr-ME), Serbo-Croatian (sh)
# becomes Serbian in Latin letters, Dari (prs) becomes Persian as in Afghanistan, Armenian as in the Soviet Union becomes that of
# Armenia, and Arabic as in the Neutral Zone (ar-NT) that of Saudi Arabia. These are aliases that CLDR keeps for finding
# locales. bcp-47-normalize follows most of them, and makes of a language that was not said (und) English. Two texts of one
# sentence, in sh and in sr-Latn, are one after it: the second. Nothing is reported.
# Output of the run: `Intl: cnr sr-ME, sh sr-Latn, prs fa-AF, hy-SU hy-AM, ar-NT ar-SA, und und; bcp-47-normalize: cnr sr-ME, sh
# sr-Latn, prs fa-AF, hy-SU hy-SU, ar-NT ar-NT, und en; Java: as they were; texts in cnr, sr-ME, sh, sr-Latn: 2 of 4 left; the
# registry prefers another for: none`.
#
# For a ledger that records what was said in which language: whose language a party's is can be what the quarrel is about. Compare tags
# as they were given, without regard to case; use what Intl makes of them to choose fonts and plurals, and keep it nowhere.
# Needs node 20 or newer with npm, and a JDK 17 or newer. Ends with 1 if that is no longer so.
set -euo pipefail
for program in node npm java; do
  command -v "$program" >/dev/null || { echo "This needs $program." >&2; exit 2; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{"private":true,"type":"module"}' >package.json
npm install --no-audit --no-fund --silent bcp-47-normalize@2.3.0 language-subtag-registry@0.3.23
cat >canonical.mjs <<'JS'
import { bcp47Normalize } from "bcp-47-normalize";
import { createRequire } from "node:module";

const tags = process.argv.slice(2);
const intl = (tag) => Intl.getCanonicalLocales(tag)[0];
const become = (canonical) => tags.map((tag) => `${tag} ${canonical(tag)}`).join(", ");

const texts = { cnr: "1", "sr-ME": "2", sh: "3", "sr-Latn": "4" };
const kept = Object.fromEntries(Object.entries(texts).map(([tag, text]) => [intl(tag), text]));

const registry = createRequire(import.meta.url)("language-subtag-registry/data/json/registry.json");
const preferred = tags.filter((tag) =>
  tag.split("-").some((part) => registry.some((one) => one.Subtag === part && one["Preferred-Value"])));
console.log(
  `Intl: ${become(intl)}; bcp-47-normalize: ${become(bcp47Normalize)}; ` +
    `JAVA; texts in ${Object.keys(texts).join(", ")}: ${Object.keys(kept).length} of 4 left; ` +
    `the registry prefers another for: ${preferred.join(", ") || "none"}`);
JS
cat >Tags.java <<'JAVA'
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class Tags {
  public static void main(String... tags) {
    var other = Stream.of(tags).filter(tag -> !Locale.forLanguageTag(tag).toLanguageTag().equals(tag));
    var said = other.collect(Collectors.joining(", "));
    System.out.println("Java: " + (said.isEmpty() ? "as they were" : "other than they were: " + said));
  }
}
JAVA
tags=(cnr sh prs hy-SU ar-NT und)
said=$(node canonical.mjs "${tags[@]}")
said=${said/JAVA/$(java Tags.java "${tags[@]}")}
echo "$said"
[ "$said" = "Intl: cnr sr-ME, sh sr-Latn, prs fa-AF, hy-SU hy-AM, ar-NT ar-SA, und und; bcp-47-normalize: cnr sr-ME, sh \
sr-Latn, prs fa-AF, hy-SU hy-SU, ar-NT ar-NT, und en; Java: as they were; texts in cnr, sr-ME, sh, sr-Latn: 2 of 4 left; the \
registry prefers another for: none" ]
