import { defineMessages } from '../lib/messages.ts'

export const dueTimeMessages = defineMessages({
  en: { late: 'Late', soon: 'Within the hour', later: 'Later', noDue: 'Nothing is due' },
  fr: { late: 'En retard', soon: 'Dans l’heure', later: 'Plus tard', noDue: 'Aucune échéance' },
})
