import type { Translation } from '../definition.ts'
import type { orchestrate as en } from '../en/orchestrate.ts'

export const orchestrate: Translation<typeof en> = {
  nothingDecided: 'Rien n’a été décidé : {why}',
  nothingWritten: 'Rien n’a été écrit.',
  writtenTo: 'Écrit dans {folder}',
  more: '... et {count, number} de plus',
  lookAt: 'À regarder : {what}',
  chooseDateOrder: 'Dites lequel vient en premier avec --dates day-first ou --dates month-first.',
  chooseRepeatedLines:
    'Dites combien de fois elles comptent avec --repeated-lines once ou --repeated-lines each.',
  orders: 'Commandes',
  allocated: 'Affectées',
  exceptions: 'Exceptions',
  fulfillments: 'Expéditions',
  leavingLate: 'Commandes partant plus tard',
  splits: 'Commandes divisées',
  shipping: 'Transport',
  handling: 'Préparation',
}
