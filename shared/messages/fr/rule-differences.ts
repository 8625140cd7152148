import type { Translation } from '../definition.ts'
import type { ruleDifferences as en } from '../en/rule-differences.ts'

export const ruleDifferences: Translation<typeof en> = {
  added: 'nouvelle : {sentence}',
  removed: 'supprimée',
  renamed: 'renommée : « {before} » devient « {after} »',
  on: 'activée',
  off: 'désactivée',
  stage: 'étape : {before} devient {after}',
  stops: 'arrête désormais son étape',
  stopsNoMore: 'n’arrête plus son étape',
  folder: 'désormais dans le dossier « {folder} »',
  noFolder: 'n’est plus dans le dossier « {folder} »',
  match: 'conditions : {before} devient {after}',
  value: '{field} : {before} devient {after}',
  changed: '{before} ; désormais : {after}',
  condition: 'condition ajoutée : {clause}',
  noCondition: 'condition retirée : {clause}',
  action: 'action ajoutée : {clause}',
  noAction: 'action retirée : {clause}',
  regrouped: 'conditions regroupées autrement',
  validity: 'en vigueur : {before} devient {after}',
  moved: 'placée au-dessus de « {rule} »',
  movedLast: 'placée à la fin de son étape',
}
