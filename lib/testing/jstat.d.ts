declare module "jstat" {
  type Jstat = {
    normal: { cdf(x: number, mean: number, deviation: number): number };
    studentt: { cdf(x: number, degrees: number): number };
    binomial: { cdf(k: number, n: number, p: number): number };
  };
  const exported: { jStat: Jstat };
  export default exported;
}
