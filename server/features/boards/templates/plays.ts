/** Metrics counted in the play ledger, as the sample town names them (media/sample/metrics.json). */
export const PLAYS = {
  today: 'plays_today',
  year: 'plays_year',
  hours: 'play_hours_year',
  online: 'screens_online',
  playing: 'screens_playing_today',
  villages: 'villages_covered_today',
  todayByKind: 'plays_today_by_category',
  byKind: 'plays_year_by_category',
  byVillage: 'plays_today_by_village',
  byPlace: 'plays_year_by_venue',
  byCampaign: 'plays_year_by_campaign',
  byScreen: 'plays_year_by_screen',
} as const;
