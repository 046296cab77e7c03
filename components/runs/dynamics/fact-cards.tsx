/** The cards about single facts, fetched as one. */
export { FlowCard } from "@/components/runs/dynamics/flow-card";
export { LeaksCard } from "@/components/runs/dynamics/leaks-card";
export { PathCard } from "@/components/runs/dynamics/path-card";
export { SlicesCard } from "@/components/runs/dynamics/slices-card";
export { ExamplesCard } from "@/components/runs/examples/examples-card";
