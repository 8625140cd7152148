import type { Translation } from '../definition.ts'
import type { packStops as en } from '../en/pack-stops.ts'

export const packStops: Translation<typeof en> = {
  stop: 'Stop : {order}. {why}',
  goesTogether:
    '{order} part dans le même colis que {other}, qui n’est pas encore emballée : emballez-la d’abord, ou faites séparer les commandes par un responsable',
  unknownLabel: 'Cette étiquette n’est plus enregistrée',
  unknownOrder: 'Cette commande n’existe pas',
  noPaper: 'Ce colis n’a pas un tel document',
  noPaperPrinter: 'Aucune imprimante n’est prévue ici pour ce document',
  unknownParcel: 'Ce colis n’existe pas',
  unknownPrinter: 'Cette imprimante n’existe plus',
  siteGone: 'Le site de ce colis n’existe plus',
  carrierMissing: 'Saisissez le transporteur',
  hasLabels: 'Toutes ses étiquettes sont sorties : réimprimez celle qui est abîmée',
  notReleased: '{order} n’est pas libérée pour la préparation',
  notPacked: '{order} n’est pas emballée',
  packedHere: '{order} a été emballée ici et part avec ses numéros : confirmez-la sans colis',
  notInParcel: '{sku} n’est pas dans ce colis',
  nothingMissing: 'Il ne manque rien',
  notBeingPicked: 'Le colis n’est pas en préparation',
  noLabel: 'Le colis {parcel, number} n’a pas encore d’étiquette',
  labelOnItsWay:
    'L’étiquette du colis {parcel, number} est en route vers l’imprimante. Attendez-la, ou annulez-la',
  labelState:
    'L’étiquette est maintenant {state, select, queued {en attente de l’imprimante} held {retenue} sending {en cours d’envoi à l’imprimante} sent {envoyée à l’imprimante} confirmed {imprimée} unknown {incertaine : elle est peut-être imprimée} failed {non imprimée} cancelled {annulée} other {dans un autre état}}',
  blocked: {
    planned: 'Pas encore libérée pour la préparation',
    packed: 'Déjà emballée',
    shipped: 'Déjà expédiée',
    cancelled: 'Annulée',
  },
  ordered: {
    ordered:
      '{of, plural, =1 {Son étiquette} other {L’étiquette du colis {parcel, number} sur {of, number}}} vient de {carrier}. Elle s’imprime ici d’elle-même',
    fetching:
      '{carrier} a créé {of, plural, =1 {son étiquette} other {l’étiquette du colis {parcel, number} sur {of, number}}} et ne l’a pas encore envoyée : on la récupère, elle s’imprime ici d’elle-même',
    refused:
      '{carrier} refuse {of, plural, =1 {son étiquette} other {l’étiquette du colis {parcel, number} sur {of, number}}}. Voyez l’exception, ou expédiez à la main',
    'in-doubt':
      '{carrier} a peut-être créé {of, plural, =1 {son étiquette} other {l’étiquette du colis {parcel, number} sur {of, number}}}. On la recherche ; une seconde n’est pas achetée d’elle-même',
  },
  label: {
    none: '{of, plural, =1 {Il n’a pas d’étiquette} other {Le colis {parcel, number} sur {of, number} n’a pas d’étiquette}}. Imprimez-en une, ou expédiez-le à la main',
    waiting:
      '{of, plural, =1 {Son étiquette} other {L’étiquette du colis {parcel, number} sur {of, number}}} est encore à l’imprimante. Scannez-la dès qu’elle sort, ou patientez un instant',
    failed:
      '{of, plural, =1 {Son étiquette} other {L’étiquette du colis {parcel, number} sur {of, number}}} n’a pas été imprimée. Réimprimez-la, ou confirmez que vous l’avez',
    unknown:
      '{of, plural, =1 {Son étiquette} other {L’étiquette du colis {parcel, number} sur {of, number}}} n’a peut-être pas été imprimée. Vérifiez l’imprimante, puis répondez',
    retrying:
      '{of, plural, =1 {Son étiquette} other {L’étiquette du colis {parcel, number} sur {of, number}}} n’est pas encore imprimée : l’imprimante ne l’a pas acceptée, un nouvel essai est en cours',
    calledOff:
      '{of, plural, =1 {Son étiquette} other {L’étiquette du colis {parcel, number} sur {of, number}}} a été annulée. Réimprimez-la',
  },
}
