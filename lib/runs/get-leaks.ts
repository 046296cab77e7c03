import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { datasetScoringRule } from "@/lib/datasets/scoring-rule";
