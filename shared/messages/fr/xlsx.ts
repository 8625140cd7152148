import type { Translation } from '../definition.ts'
import type { xlsx as en } from '../en/xlsx.ts'

export const xlsx: Translation<typeof en> = {
  oldFormat:
    'un classeur au format .xlsx : ouvrez-le dans le tableur et enregistrez-le comme « Classeur Excel (.xlsx) »',
  noWorkbook: 'un classeur au format .xlsx, ou un fichier CSV',
  tooLarge: 'un classeur d’au plus 128 Mo décompressé : enregistrez la feuille en CSV',
  broken: 'un classeur non endommagé : enregistrez-le à nouveau',
  empty: 'une feuille avec une ligne d’en-tête et des lignes en dessous',
  withoutResult:
    '{count, plural, one {# formule a été enregistrée sans son résultat : sa cellule compte comme vide} other {# formules ont été enregistrées sans leur résultat : leurs cellules comptent comme vides}}',
  sheet: 'feuille « {sheet} »',
}
