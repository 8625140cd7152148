import type { Translation } from '../definition.ts'
import type { commandResult as en } from '../en/command-result.ts'

export const commandResult: Translation<typeof en> = {
  FORBIDDEN: 'Votre rôle ne le permet pas. Rien n’a été modifié.',
  STORE_FULL:
    'Le disque est plein ou protégé. Rien n’a été enregistré ; les données existantes sont intactes.',
  NOT_FOUND: 'Cet élément n’existe plus. Rien n’a été modifié.',
  NOT_SIGNED_IN: 'Plus personne n’est identifié ici. Rien n’a été modifié.',
  other: 'Non effectué : {message}. Rien n’a été modifié.',
  takenBack:
    '{done, plural, one {# reprise} other {# reprises}}{left, plural, =0 {} other { ; {left, plural, one {# a avancé depuis et reste} other {# ont avancé depuis et restent}}}}',
}
