import type { Translation } from '../definition.ts'
import type { firstRun as en } from '../en/first-run.ts'

export const firstRun: Translation<typeof en> = {
  title: 'Par où commencer',
  lead: 'Switchyard décide d’où, comment et avec qui part chaque commande. Il lui faut des sites, du stock et des commandes.',
  demoTitle: 'Le voir à l’œuvre',
  demoText:
    'Un marchand français, quatre sites, quatre canaux, cinq transporteurs ; les commandes arrivent d’elles-mêmes, les ennuis aussi.',
  demoStart: 'Lancer la démo',
  importTitle: 'Apporter vos fichiers',
  importText:
    'Exports CSV des sites, produits, stocks, services, tarifs et commandes ; chaque ligne est vérifiée d’abord.',
  importStart: 'Importer des fichiers CSV',
  channelTitle: 'Connecter un canal',
  channelText: 'Shopify ou WooCommerce ; les commandes sont relevées, le stock et le suivi repartent.',
  channelStart: 'Connecter un canal',
  lostTitle: 'Les données de cet espace ont disparu',
  lostDeleted:
    'Ce dossier a déjà servi, et son fichier de données manque. Choisissez une copie d’où repartir, ou recommencez.',
  lostEmptied:
    'Ce dossier a déjà servi, et son fichier de données est vide. Choisissez une copie d’où repartir, ou recommencez.',
  anewTitle: 'Recommencer',
  anewText:
    'Partir d’un espace vide. Les copies restent où elles sont et pourront être restaurées plus tard.',
  anewStart: 'Commencer avec un espace vide',
}
