import type { Translation } from '../definition.ts'
import type { firstRun as en } from '../en/first-run.ts'

export const firstRun: Translation<typeof en> = {
  title: 'Par où commencer',
  lead: 'Switchyard choisit le site et le transporteur de chaque commande. Pour commencer, il lui faut des sites, du stock et des commandes.',
  demoTitle: 'Le voir à l’œuvre',
  demoText:
    'Un marchand français, quatre sites, quatre canaux, cinq transporteurs ; les commandes arrivent en continu, les imprévus aussi.',
  demoStart: 'Lancer la démo',
  importTitle: 'Importer vos fichiers',
  importText:
    'Exports CSV des sites, articles, stocks, services, tarifs et commandes ; chaque ligne est d’abord vérifiée.',
  importStart: 'Importer des fichiers',
  channelTitle: 'Connecter un canal',
  channelText: 'Shopify ou WooCommerce ; les commandes sont relevées, le stock et le suivi repartent.',
  channelStart: 'Connecter un canal',
  lostTitle: 'Les données de cet espace ont disparu',
  lostDeleted:
    'Ce dossier a déjà servi, et son fichier de données manque. Restaurez une sauvegarde, ou repartez de zéro.',
  lostEmptied:
    'Ce dossier a déjà servi, et son fichier de données est vide. Restaurez une sauvegarde, ou repartez de zéro.',
  anewTitle: 'Repartir de zéro',
  anewText:
    'Démarrer avec un espace vide. Les sauvegardes restent en place et pourront être restaurées plus tard.',
  anewStart: 'Démarrer avec un espace vide',
}
