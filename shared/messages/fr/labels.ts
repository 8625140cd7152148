import type { Translation } from '../definition.ts'
import type { labels as en } from '../en/labels.ts'

export const labels: Translation<typeof en> = {
  noNumberLeft:
    'Les plages de {account} n’ont plus de numéro. Demandez une autre plage au transporteur et saisissez-la',
  stoppedInCall:
    'Le programme s’est arrêté pendant la demande au transporteur. L’étiquette a peut-être été créée',
  numberOfAnother:
    'Le transporteur lui a donné {number}, qui est le numéro d’un autre colis. Demandez-lui duquel il s’agit',
  notFound: 'Le transporteur ne la connaît pas : elle n’a pas été créée',
  notTakenBack: '{carrier} ne reprend aucune étiquette',
  noConnection: 'Cette version n’a pas de connexion à {account}',
  accessRefused: '{account} refuse nos identifiants : saisissez-les de nouveau',
  voidLeft: 'Son colis est parti : réclamez le prix de l’étiquette au transporteur',
  voidTooLate:
    '{carrier} reprend les étiquettes pendant {days, plural, one {# jour} other {# jours}}, et celle-ci est plus ancienne',
  voidedByHand: 'L’étiquette a été rendue',
  noAnswer: 'il n’a pas encore répondu',
  noNumberHere: 'Son étiquette est arrivée entre-temps, ou la plage du transporteur n’a plus de numéro',
  noPrinterTakesIt: 'Aucune imprimante ici ne peut sortir cette étiquette : {why}',
  noReason: 'raison inconnue',
  settledMeanwhile: 'Cette étiquette a été réglée entre-temps',
  numberMissing: 'Saisissez le numéro sous lequel le transporteur l’a : 5 à 40 lettres et chiffres',
  numberTaken: '{number} est le numéro d’un autre colis. Relisez-le dans le compte chez le transporteur',
  noAccount: 'Plus aucun compte n’achète d’étiquette pour ce colis',
  noCredentials: 'Aucun identifiant n’est enregistré pour {account}',
  customsIncomplete:
    'La douane doit en savoir plus sur {products}. Complétez l’article, ou importez ces données avec products.csv',
  undeclared: '{sku} : {gaps}',
  customsGaps: {
    hsCode: 'code douanier (SH)',
    originCountry: 'pays d’origine',
    description: 'désignation pour la douane',
    weight: 'poids',
    value: 'valeur (ce qui est offert en a une aussi)',
  },
  customsNumbers: {
    eori: 'le numéro EORI de l’expéditeur (Réglages, Douane)',
    buyerTaxId: 'le numéro fiscal de l’acheteur (sur la commande)',
  },
}
