import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const writesMessages = defineMessages({
  en: {
    label: 'Writing to this shop',
    notYet: 'Read only: nothing is written to this shop yet',
    short: 'read only',
    why: 'Its orders come in. Stock, shipments and cancellations wait until somebody has looked at what would change there.',
    trial: (day: string) => `A trial until ${day}. Nothing happens by itself then.`,
    trialOver: (day: string) => `The trial ended on ${day}. Approve writing, or go on reading only.`,
    compareFirst: 'Compare first, then look at what would change.',
    wouldChange: (count: number) =>
      count === 0
        ? 'Every figure there is what we would send.'
        : `${plural('en', count, '# figure', '# figures')} there would become ours.`,
    look: 'See what would change',
    takeCatalogue: 'Take its products and stock',
    approve: 'Approve writing',
    approveTitle: (name: string) => `Write to ${name}?`,
    approveText: (count: number) =>
      count === 0
        ? 'No figure of stock changes now. From now on every change here is sent there.'
        : `${plural('en', count, '# figure of stock is', '# figures of stock are')} overwritten there at once, as the table shows. From now on every change here is sent there.`,
    waits: (count: number) =>
      count === 0
        ? 'Nothing else waits to be sent.'
        : `${plural('en', count, '# message waits and leaves', '# messages wait and leave')} too: shipments, cancellations, refunds.`,
    startsCounting: 'Also set stock where the shop does not count it (it counts from then on)',
    tryIt: (days: number) => `Try it read-only for ${days} days`,
    tried: (name: string) => `${name} is only read; nothing is written to it`,
    approved: (name: string) => `${name} is written to from now on`,
    approvedBy: (who: string, when: string) => `approved by ${who}, ${when}`,
    always: 'approved',
    stop: 'Stop writing',
    cancel: 'Cancel',
    needsApproval: 'Approve writing first: nothing is written to this shop yet',
  },
  fr: {
    label: 'Écriture vers cette boutique',
    notYet: 'Lecture seule : rien n’est encore écrit dans cette boutique',
    short: 'lecture seule',
    why: 'Ses commandes arrivent. Stock, expéditions et annulations attendent que quelqu’un ait regardé ce qui y changerait.',
    trial: (day) => `Essai jusqu’au ${day}. Rien ne se passera tout seul à cette date.`,
    trialOver: (day) =>
      `L’essai s’est terminé le ${day}. Autorisez l’écriture, ou continuez en lecture seule.`,
    compareFirst: 'Comparez d’abord, puis regardez ce qui changerait.',
    wouldChange: (count) =>
      count === 0
        ? 'Chaque chiffre là-bas est déjà celui que nous enverrions.'
        : `${plural('fr', count, '# chiffre là-bas deviendrait le nôtre', '# chiffres là-bas deviendraient les nôtres')}.`,
    look: 'Voir ce qui changerait',
    takeCatalogue: 'Reprendre ses articles et son stock',
    approve: 'Autoriser l’écriture',
    approveTitle: (name) => `Écrire dans ${name} ?`,
    approveText: (count) =>
      count === 0
        ? 'Aucun chiffre de stock ne change maintenant. Désormais, chaque changement ici y est envoyé.'
        : `${plural('fr', count, '# chiffre de stock y est remplacé', '# chiffres de stock y sont remplacés')} aussitôt, comme le montre le tableau. Désormais, chaque changement ici y est envoyé.`,
    waits: (count) =>
      count === 0
        ? 'Rien d’autre n’attend de partir.'
        : `${plural('fr', count, '# message attend et part', '# messages attendent et partent')} aussi : expéditions, annulations, remboursements.`,
    startsCounting: 'Fixer aussi le stock là où la boutique ne le compte pas (elle le comptera désormais)',
    tryIt: (days) => `Essayer ${days} jours en lecture seule`,
    tried: (name) => `${name} est seulement lue ; rien n’y est écrit`,
    approved: (name) => `L’écriture dans ${name} est autorisée`,
    approvedBy: (who, when) => `autorisée par ${who}, ${when}`,
    always: 'autorisée',
    stop: 'Ne plus écrire',
    cancel: 'Annuler',
    needsApproval: 'Autorisez d’abord l’écriture : rien n’est encore écrit dans cette boutique',
  },
})
