import type { Translation } from '../definition.ts'
import type { dueTime as en } from '../en/due-time.ts'

export const dueTime: Translation<typeof en> = {
  late: 'En retard',
  soon: 'Dans l’heure',
  later: 'Plus tard',
  noDue: 'Rien ne presse : aucune promesse menacée, ou aucun site n’a la marchandise',
}
