import { plural } from '../../../shared/lib/language.ts'
import { formatFor } from '../../lib/format.ts'
import { defineMessages } from '../../lib/messages.ts'

export const overviewMessages = defineMessages({
  en: {
    next: '; ',
    ordersToday: (count: number) => plural('en', count, '# order today', '# orders today'),
    toRelease: (count: number, time: string | null) =>
      `${formatFor('en').integer(count)} still to release${time === null ? '' : ` before ${time}`}`,
    needYou: (count: number) => plural('en', count, '# needs you', '# need you'),
    nobody: 'nothing needs you',
    flow: 'Flow of the day',
    perHour: (count: number) => plural('en', count, '# received this hour', '# received this hour'),
    courseLabel: (perHour: readonly number[]) => `Orders received per hour today: ${perHour.join(', ')}`,
    sites: 'Sites',
    loadOf: (site: string) => `Load of ${site}`,
    closed: (reason: string) => `Closed: ${reason}`,
    over: (share: string) => `${share}, over capacity`,
    cutoff: (time: string) => `cut-off ${time}`,
    causes: 'Exceptions by cause',
    noCauses: 'Nothing is blocked',
    carriers: 'Carriers',
    suspended: (reason: string | null, until: string | null) =>
      `Suspended${reason === null ? '' : `: ${reason}`}${until === null ? '' : `, until ${until}`}`,
    partlySuspended: (reason: string | null, until: string | null) =>
      `Partly suspended${reason === null ? '' : `: ${reason}`}${until === null ? '' : `, until ${until}`}`,
    nearCap: 'Near its daily cap',
    parcels: 'parcels',
    channels: 'Channels',
    waiting: (count: number) => plural('en', count, '# update waiting', '# updates waiting'),
    orders: 'orders',
    results: 'Results of the day',
    promiseKept: 'Promise kept',
    missed: (count: number) => plural('en', count, '# shipped late', '# shipped late'),
    noneMissed: 'none shipped late',
    noneYet: 'nothing shipped yet',
    costPerOrder: 'Cost per order',
    costIs: 'shipping and handling',
    split: 'Split orders',
    splitOf: (split: number, decided: number) =>
      `${formatFor('en').integer(split)} of ${formatFor('en').integer(decided)} decided`,
  },
  fr: {
    next: ' ; ',
    ordersToday: (count) => plural('fr', count, '# commande aujourd’hui', '# commandes aujourd’hui'),
    toRelease: (count, time) =>
      `${formatFor('fr').integer(count)} encore à libérer${time === null ? '' : ` avant ${time}`}`,
    needYou: (count) => plural('fr', count, '# vous attend', '# vous attendent'),
    nobody: 'rien ne vous attend',
    flow: 'Flux du jour',
    perHour: (count) => plural('fr', count, '# reçue cette heure', '# reçues cette heure'),
    courseLabel: (perHour) => `Commandes reçues par heure aujourd’hui : ${perHour.join(', ')}`,
    sites: 'Sites',
    loadOf: (site) => `Charge de ${site}`,
    closed: (reason) => `Fermé : ${reason}`,
    over: (share) => `${share}, au-delà de la capacité`,
    cutoff: (time) => `heure limite ${time}`,
    causes: 'Exceptions par cause',
    noCauses: 'Rien n’est bloqué',
    carriers: 'Transporteurs',
    suspended: (reason, until) =>
      `Suspendu${reason === null ? '' : ` : ${reason}`}${until === null ? '' : `, jusqu’au ${until}`}`,
    partlySuspended: (reason, until) =>
      `Suspendu en partie${reason === null ? '' : ` : ${reason}`}${until === null ? '' : `, jusqu’au ${until}`}`,
    nearCap: 'Proche du plafond du jour',
    parcels: 'colis',
    channels: 'Canaux',
    waiting: (count) => plural('fr', count, '# mise à jour en attente', '# mises à jour en attente'),
    orders: 'commandes',
    results: 'Résultats du jour',
    promiseKept: 'Promesses tenues',
    missed: (count) => plural('fr', count, '# expédiée en retard', '# expédiées en retard'),
    noneMissed: 'aucune expédiée en retard',
    noneYet: 'rien d’expédié encore',
    costPerOrder: 'Coût par commande',
    costIs: 'expédition et préparation',
    split: 'Commandes divisées',
    splitOf: (split, decided) =>
      `${formatFor('fr').integer(split)} sur ${formatFor('fr').integer(decided)} décidées`,
  },
})
