import { defineMessages } from '../lib/messages.ts'

export const dueTimeMessages = defineMessages({
  en: {
    late: 'Late',
    soon: 'Within the hour',
    later: 'Later',
    noDue: 'Nothing is lost by waiting: no promise is at stake, or nobody has the goods',
  },
  fr: {
    late: 'En retard',
    soon: 'Dans l’heure',
    later: 'Plus tard',
    noDue: 'Rien ne presse : aucune promesse en jeu, ou personne n’a la marchandise',
  },
})
