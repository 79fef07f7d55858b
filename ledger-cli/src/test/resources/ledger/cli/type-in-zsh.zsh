# Types in a real zsh on a terminal of its own, and ends once what was typed has been completed.
# $1: what `./ledger completion zsh` printed.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -D; source ${(q)1}; PS1=; echo read''y"
zpty -r -m shell seen $'*ready*'
zpty -w -n shell $'./ledger rec\t'
zpty -r -m shell seen $'*record*'
zpty -w -n shell $'--dr\t'
zpty -r -m shell seen $'*--dry-run*'
print -r -- completed
