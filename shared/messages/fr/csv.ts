import type { Translation } from '../definition.ts'
import type { csv as en } from '../en/csv.ts'

export const csv: Translation<typeof en> = {
  inFile: '{file}',
  inLine: '{file}, ligne {line}',
  inColumn: '{file}, colonne {column}',
  inCell: '{file}, ligne {line}, colonne {column}',
  expected: '{place} : attendu : {expected}',
  found: '{place} : trouvé « {value} », attendu : {expected}',
  foundNothing: '{place} : trouvé rien, attendu : {expected}',
  brokenQuotes:
    'des guillemets selon la RFC 4180 : un champ ouvert par " se ferme par ", et un " à l’intérieur est doublé ; rien du fichier n’est utilisé',
  headerRow: 'une ligne d’en-tête avec les noms des colonnes',
  readAs: 'lu en {encoding}',
}
