#!/usr/bin/env bash
# Publicodes 1.10.3: the `plafond` of a band does not belong to the band, and a ceiling in another unit still cuts.
#
# A plafond is the most that is allowed, so a figure equal to it is expected below it (不超过). Seen with `grille`, 10
# up to a plafond of 100 and 20 above: 100 gives 20. And `plafond: 300 €/an` on a value in € says in a warning that the
# units cannot be compared, compares the bare numbers all the same and gives 300 €/an: the cap of a year cuts a sum.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund publicodes@1.10.3 >/dev/null
cat >bands.mjs <<'NODE'
import Engine from 'publicodes'

const engine = new Engine({
  chiffre: 100,
  bande: { grille: { assiette: 'chiffre', tranches: [{ montant: 10, plafond: 100 }, { montant: 20 }] } },
  coupé: { valeur: 'chiffre * 1 €', plafond: '300 €/an' },
}, { logger: { log() {}, warn() {}, error() {} } })
const at = (chiffre, rule) => engine.setSituation({ chiffre }).evaluate(rule)
const seen = [99, 100, 101].map((chiffre) => at(chiffre, 'bande').nodeValue)
const cut = at(500, 'coupé')
console.log(seen, cut.nodeValue, JSON.stringify(cut.unit))
process.exit(JSON.stringify(seen) === '[10,20,20]' && cut.nodeValue === 300 ? 0 : 1)
NODE
node bands.mjs
