import type { Translation } from '../definition.ts'
import type { listViews as en } from '../en/list-views.ts'

export const listViews: Translation<typeof en> = {
  group: 'Vues',
  views: 'Vues',
  whole: 'Toute la liste',
  showView: 'Afficher la vue {view}',
  ofPerson: '{view} ({person})',
  save: 'Enregistrer comme vue',
  change: 'Modifier la vue {view}',
  columns: 'Colonnes',
  name: 'Nom',
  keeps: 'Elle garde le filtre, la recherche, le tri et les colonnes tels qu’ils sont à l’écran.',
  shared: 'Pour tout le monde',
  remove: 'Supprimer la vue',
  needsName: 'Donnez-lui un nom',
  notYours: 'Cette vue est celle de {person} : enregistrez-la sous un autre nom',
  asItCame: 'Rétablir les colonnes',
  pin: 'Épingler {column}',
  narrower: '{column} : plus étroite',
  wider: '{column} : plus large',
  earlier: '{column} : vers la gauche',
  later: '{column} : vers la droite',
  first: 'C’est la première',
  last: 'C’est la dernière',
}
