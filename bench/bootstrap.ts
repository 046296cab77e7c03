import { estimateOnset } from "@/lib/domain/onset-estimate";
import { createUniforms } from "@/lib/domain/seeded-random";

/** Times the onset estimate: 2,000 replicates of 50 checkpoints x 10,000 examples, at several rates of flips. */
const checkpoints = 50;
const examples = 10_000;
const replicates = 2000;

function simulate(flipShare: number) {
  const uniform = createUniforms(7);
  const state = Uint8Array.from({ length: examples }, () => (uniform() < 0.43 ? 2 : 1));
  return Array.from({ length: checkpoints }, (_, epoch) => {
    for (let i = 0; i < examples; i++) {
      if (uniform() < flipShare) state[i] = uniform() < 0.43 - 0.001 * epoch ? 2 : 1;
    }
    return { step: epoch, epoch, outcomes: state.slice() };
  });
}

console.log("| examples flipping | first, ms of one core | again, ms of one core |");
console.log("|---|---|---|");
for (const flipShare of [0.005, 0.05, 0.3, 1]) {
  const run = simulate(flipShare);
  const times = [0, 1].map(() => {
    const start = process.cpuUsage();
    estimateOnset({ checkpoints: run, replicates, seed: 1 });
    const { user, system } = process.cpuUsage(start);
    return ((user + system) / 1000).toFixed(0);
  });
  console.log(`| ${flipShare} | ${times.join(" | ")} |`);
}
