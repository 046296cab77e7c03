/** Whether a setting is a seed by its name ("seed", "data_seed", "train.seed"): runs that differ in it alone are repeats. */
export function isSeedSetting(name: string): boolean {
  return /(^|[._-])seed$/i.test(name);
}
