import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { Role } from '../../../shared/domain/workspace.ts'

/** What each way out is called, who may take it, and what it does in general; the preview adds the figures. */
interface ResolutionKind {
  readonly label: Bilingual
  readonly effect: Bilingual
  readonly role: Role
}

export const RESOLUTION_KINDS: Readonly<Record<ResolutionCode, ResolutionKind>> = {
  'decide-again': {
    label: { en: 'Reallocate', fr: 'Réaffecter' },
    effect: {
      en: 'Looks at stock, sites and carriers as they are now',
      fr: 'Regarde le stock, les sites et les transporteurs tels qu’ils sont',
    },
    role: 'lead',
  },
  'approve-split': {
    label: { en: 'Approve the split', fr: 'Accepter la division' },
    effect: { en: 'All parcels go to picking', fr: 'Tous les colis partent en préparation' },
    role: 'lead',
  },
  'ship-partial': {
    label: { en: 'Ship what is there', fr: 'Expédier ce qu’il y a' },
    effect: {
      en: 'The missing lines are not sent: settle them with the customer',
      fr: 'Les lignes manquantes ne partent pas : à régler avec le client',
    },
    role: 'lead',
  },
  backorder: {
    label: { en: 'Wait for stock', fr: 'Attendre le stock' },
    effect: {
      en: 'Decided by itself as soon as stock arrives',
      fr: 'Décidée d’elle-même dès que le stock arrive',
    },
    role: 'lead',
  },
  'release-hold': {
    label: { en: 'Let it go', fr: 'Laisser partir' },
    effect: {
      en: 'Decided now; rules no longer hold it',
      fr: 'Décidée maintenant ; les règles ne la retiennent plus',
    },
    role: 'lead',
  },
  'change-service': {
    label: { en: 'Another service', fr: 'Un autre service' },
    effect: {
      en: 'Leaves with the service chosen, whatever rules and the level ordered say',
      fr: 'Part avec le service choisi, quoi qu’en disent les règles et le niveau commandé',
    },
    role: 'lead',
  },
  'change-site': {
    label: { en: 'Another site', fr: 'Un autre site' },
    effect: {
      en: 'Leaves from the site chosen, whatever rules say',
      fr: 'Part du site choisi, quoi qu’en disent les règles',
    },
    role: 'lead',
  },
  'ship-by-hand': {
    label: { en: 'Ship by hand', fr: 'Expédier à la main' },
    effect: {
      en: 'Leaves without a label of ours; carrier and tracking number are typed here or at the station',
      fr: 'Part sans étiquette d’ici ; transporteur et numéro de suivi sont saisis ici ou au poste',
    },
    role: 'lead',
  },
  'drop-choice': {
    label: { en: 'Forget what was chosen', fr: 'Oublier ce qui a été choisi' },
    effect: {
      en: 'Reallocated by rules and rates, without the service or site that a person chose',
      fr: 'Décidée à nouveau par les règles et les tarifs, sans le service ni le site choisis',
    },
    role: 'lead',
  },
  'map-skus': {
    label: { en: 'Say what they are', fr: 'Dire ce que c’est' },
    effect: {
      en: 'Each stands for a product of ours from now on; orders that wait only for them go on at once',
      fr: 'Chacun désigne désormais un de nos produits ; les commandes qui n’attendent que lui repartent aussitôt',
    },
    role: 'lead',
  },
  'states-ship': {
    label: { en: 'They mean: ship', fr: 'Ils veulent dire : expédier' },
    effect: {
      en: 'Orders in these states are work, these and all to come',
      fr: 'Les commandes dans ces états sont à expédier, celles-ci et les prochaines',
    },
    role: 'lead',
  },
  'states-wait': {
    label: { en: 'They mean: wait', fr: 'Ils veulent dire : attendre' },
    effect: {
      en: 'Orders in these states go on waiting until their channel says otherwise',
      fr: 'Les commandes dans ces états attendent tant que leur canal ne dit rien d’autre',
    },
    role: 'lead',
  },
  'fix-address': {
    label: { en: 'Correct the address', fr: 'Corriger l’adresse' },
    effect: { en: 'Decided again with the new address', fr: 'Décidée à nouveau avec la nouvelle adresse' },
    role: 'lead',
  },
  'correct-stock': {
    label: { en: 'Correct the stock', fr: 'Corriger le stock' },
    effect: {
      en: 'Sets what was counted, then re-allocates',
      fr: 'Enregistre le comptage, puis réaffecte',
    },
    role: 'lead',
  },
  'cancel-order': {
    label: { en: 'Cancel the order', fr: 'Annuler la commande' },
    effect: {
      en: 'Stock is given back and the channel is told',
      fr: 'Le stock est rendu et le canal prévenu',
    },
    role: 'lead',
  },
  'move-orders': {
    label: { en: 'Send them another way', fr: 'Les faire partir autrement' },
    effect: {
      en: 'What can go another way is taken back and reallocated; the rest stays',
      fr: 'Ce qui peut partir autrement est repris et réaffecté ; le reste demeure',
    },
    role: 'lead',
  },
  'handed-over': {
    label: { en: 'They have left', fr: 'Ils sont partis' },
    effect: {
      en: 'All of them are marked as shipped and their channels are told; those whose label is in doubt stay',
      fr: 'Tous sont marqués expédiés et leurs canaux prévenus ; ceux dont l’étiquette est incertaine restent',
    },
    role: 'packer',
  },
  'retry-print': {
    label: { en: 'Print again', fr: 'Imprimer à nouveau' },
    effect: { en: 'The same label once more', fr: 'La même étiquette, une fois de plus' },
    role: 'packer',
  },
  'confirm-printed': {
    label: { en: 'It came out', fr: 'Elle est sortie' },
    effect: { en: 'Nothing is printed again', fr: 'Rien n’est réimprimé' },
    role: 'packer',
  },
  'retry-push': {
    label: { en: 'Send again', fr: 'Renvoyer' },
    effect: { en: 'The message leaves for the channel once more', fr: 'Le message repart vers le canal' },
    role: 'lead',
  },
  'read-again': {
    label: { en: 'Read again', fr: 'Relire' },
    effect: { en: 'The stored payload is read once more', fr: 'Le contenu conservé est relu' },
    role: 'lead',
  },
  'fetch-again': {
    label: { en: 'Fetch again from the channel', fr: 'Redemander au canal' },
    effect: {
      en: 'The channel is asked for it, and it is written anew',
      fr: 'Le canal est interrogé et la fiche réécrite',
    },
    role: 'lead',
  },
  'receive-sellable': {
    label: { en: 'Received, sellable', fr: 'Reçu, revendable' },
    effect: {
      en: 'The units go back on the shelf and on sale',
      fr: 'Les unités reviennent en rayon et en vente',
    },
    role: 'lead',
  },
  'receive-damaged': {
    label: { en: 'Received, damaged', fr: 'Reçu, abîmé' },
    effect: { en: 'Nothing goes back into stock', fr: 'Rien ne revient en stock' },
    role: 'lead',
  },
  'refund-only': {
    label: { en: 'Goods stay with the customer', fr: 'Le client garde les articles' },
    effect: { en: 'Nothing comes back', fr: 'Rien ne revient' },
    role: 'lead',
  },
  'refuse-return': {
    label: { en: 'Refuse the return', fr: 'Refuser le retour' },
    effect: {
      en: 'Nothing is paid back; tell the customer on the channel',
      fr: 'Rien n’est remboursé ; prévenez le client sur le canal',
    },
    role: 'lead',
  },
  'ship-anyway': {
    label: { en: 'Ship all the same', fr: 'Expédier quand même' },
    effect: {
      en: 'It goes on here, whatever the channel says of it',
      fr: 'Elle continue ici, quoi qu’en dise le canal',
    },
    role: 'lead',
  },
  'stop-here': {
    label: { en: 'Stop it here', fr: 'Arrêter ici' },
    effect: {
      en: 'Parcels here are taken apart and their units go back on the shelf',
      fr: 'Les colis présents sont défaits et leurs unités retournent en rayon',
    },
    role: 'lead',
  },
  'bring-back': {
    label: { en: 'Take it up again', fr: 'La reprendre' },
    effect: {
      en: 'Reallocated, as the channel has it now',
      fr: 'Décidée à nouveau, telle que le canal l’a',
    },
    role: 'lead',
  },
  'refuse-cancel': {
    label: { en: 'Refuse: it ships', fr: 'Refuser : elle part' },
    effect: {
      en: 'It goes on; tell the buyer on the channel',
      fr: 'Elle continue ; prévenez l’acheteur sur le canal',
    },
    role: 'lead',
  },
  accept: {
    label: { en: 'Leave as it is', fr: 'Laisser ainsi' },
    effect: { en: 'Closes without changing anything', fr: 'Clôt sans rien changer' },
    role: 'lead',
  },
}

export function offer(
  code: ResolutionCode,
  effect: Bilingual | null,
  disabled: Bilingual | null,
  chosen: { readonly choice: string; readonly label: Bilingual } | null = null,
): Resolution {
  const kind = RESOLUTION_KINDS[code]
  return {
    code,
    choice: chosen?.choice ?? null,
    label: chosen?.label ?? kind.label,
    effect: effect ?? kind.effect,
    disabled,
    needsRole: kind.role,
  }
}
