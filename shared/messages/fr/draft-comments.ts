import type { Translation } from '../definition.ts'
import type { draftComments as en } from '../en/draft-comments.ts'

export const draftComments: Translation<typeof en> = {
  title: 'Commentaires',
  none: 'Personne n’a encore rien dit. Les commentaires suivent le brouillon : ils prennent fin quand il est publié ou abandonné.',
  about: 'À propos de',
  whole: 'Tout le brouillon',
  say: 'Commentaire',
  send: 'Commenter',
  blank: 'Écrivez d’abord quelque chose',
  notSaved: 'Le brouillon est encore en cours d’enregistrement',
  takeBack: 'Retirer',
  goneRule: 'une règle qui n’est plus là',
  count: '{count, plural, one {# commentaire} other {# commentaires}}',
  needsSharing: 'Les autres les voient dès que le brouillon est partagé.',
}
