import type { Translation } from '../definition.ts'
import type { carrierApi as en } from '../en/carrier-api.ts'

export const carrierApi: Translation<typeof en> = {
  refused: '{carrier} refuse le colis : {said}',
  refusedSilently: '{carrier} refuse le colis sans donner de motif',
  credentials: '{carrier} n’accepte pas les identifiants de ce compte : {said}',
  undocumented:
    '{carrier} a répondu autrement que documenté ({faults}). On ne sait pas si l’étiquette a été créée.',
  notData:
    '{carrier} a répondu par une page au lieu de données (statut {status}) ; une maintenance est peut-être en cours',
  noLabel: '{carrier} indique que le colis est créé, mais n’a envoyé aucune étiquette lisible',
  tooLong: '{carrier} accepte au plus {most, number} caractères ici ; « {text} » en compte {length, number}',
  missing: '{carrier} exige ce champ, et il est vide',
  letters: '{carrier} n’accepte pas ces lettres : {letters}',
  phone: '{carrier} exige un numéro de téléphone comme {example} ; celui-ci est « {text} »',
  weight:
    '{carrier} accepte des colis de {least, number} g à {most, number} g ; celui-ci pèse {weight, number} g',
  pointMissing: '{carrier} exige un point de retrait pour ce service',
  voidTooLate: '{carrier} ne reprend pas l’étiquette : {said}',
}
