import { keyPlaceholder } from "@/components/members/key-placeholder";
import { uploadLines } from "@/components/runs/list/upload-lines";
import { mlflowPaths } from "@/lib/paths";

export const connectWays = [
  { value: "python", label: "Python" },
  { value: "transformers", label: "transformers / TRL" },
  { value: "mlflow", label: "MLflow" },
  { value: "lm-eval", label: "lm-eval" },
  { value: "curl", label: "curl" },
] as const;
export type ConnectWay = (typeof connectWays)[number]["value"];

export type ConnectStep = { title: string; note: string; code: string };
type Server = { origin: string; project: string };

function clientStep({ origin, project }: Server): ConnectStep {
  return {
    title: "Get the client",
    note: "one file, Python 3.9 or later, no dependencies",
    code: [
      `curl -O ${origin}/onset.py`,
      `export ONSET_URL=${origin}`,
      `export ONSET_PROJECT=${project}`,
      `export ONSET_API_KEY=${keyPlaceholder}`,
    ].join("\n"),
  };
}

const labelStep: ConnectStep = {
  title: "Ask the base model what it knows",
  note: "once for each dataset, through any OpenAI-compatible server",
  code: [
    "# examples.jsonl, one question a line; split is dev, or train for those to train on:",
    '# {"example_id": "q1", "split": "dev", "question": "Who wrote Dune?", "answers": ["Herbert"]}',
    "python onset.py label examples.jsonl \\",
    "  --base-url http://localhost:8000/v1 --model my-base-model \\",
    "  --budget quick --upload facts",
  ].join("\n"),
};

function pythonSteps(server: Server): ConnectStep[] {
  return [
    clientStep(server),
    labelStep,
    {
      title: "Send each checkpoint",
      note: "from the training loop",
      code: [
        "import onset",
        "",
        'run = onset.Run("first-run", dataset="facts", base_model="my-base-model")',
        "for epoch in range(30):",
        "    loss, step = train_one_epoch()",
        "    run.log(step, epoch=epoch, loss=loss)",
        '    run.predictions(step, epoch=epoch, split="dev", predictions=answers_on_dev())',
        "run.finish()",
      ].join("\n"),
    },
    {
      title: "Let the verdict stop it",
      note: "optional, inside the loop",
      code: ['    if run.verdict()["decision"] == "stop":', "        break"].join("\n"),
    },
  ];
}

function transformersSteps(server: Server): ConnectStep[] {
  return [
    clientStep(server),
    labelStep,
    {
      title: "Add the callback",
      note: "to a Trainer of transformers or TRL; here on a set that is half Unknown",
      code: [
        "import onset",
        "from datasets import Dataset",
        "",
        'dev = onset.examples("facts", split="dev")',
        'train = onset.mix("facts", unknown=0.5)',
        "trainer = SFTTrainer(",
        "    model=model, args=args,",
        "    train_dataset=Dataset.from_list(onset.prompt_completion(train)),",
        "    callbacks=[onset.OnsetCallback(",
        '        {"dev": dev, "train": train}, dataset="facts", training_set=train,',
        '        base_model="my-base-model",',
        "    )],",
        ")",
        "trainer.train()",
      ].join("\n"),
    },
    {
      title: "Ask whether to go on",
      note: "exit 0 go on, 3 stop, 4 too little data; a run is named after run_name, else output_dir",
      code: "python onset.py verdict --run first-run",
    },
  ];
}

function mlflowSteps({ origin, project }: Server): ConnectStep[] {
  return [
    {
      title: "Point MLflow here",
      note: "three settings, no other change",
      code: [
        `export MLFLOW_TRACKING_URI=${origin}${mlflowPaths.tracking(project)}`,
        `export MLFLOW_TRACKING_TOKEN=${keyPlaceholder}`,
        "export MLFLOW_EXPERIMENT_NAME=first",
      ].join("\n"),
    },
    {
      title: "Train as before",
      note: "evaluation sets named after Known and Unknown are on the chart as they arrive",
      code: [
        'args = TrainingArguments(..., report_to="mlflow", eval_strategy="epoch")',
        "trainer = Trainer(",
        "    model=model, args=args, train_dataset=train,",
        '    eval_dataset={"dev_known": dev_known, "dev_unknown": dev_unknown},',
        "    compute_metrics=accuracy,",
        ")",
      ].join("\n"),
    },
  ];
}

function lmEvalSteps(server: Server): ConnectStep[] {
  return [
    clientStep(server),
    {
      title: "Evaluate each checkpoint",
      note: "with samples, one folder a checkpoint",
      code: [
        "for step in 500 1000 1500; do",
        "  lm_eval --model hf --model_args pretrained=out/checkpoint-$step \\",
        "    --tasks triviaqa --log_samples --output_path results/checkpoint-$step",
        "done",
      ].join("\n"),
    },
    {
      title: "Send the folder",
      note: "the step is read from its path",
      code: "python onset.py upload results --run first-run",
    },
  ];
}

function curlSteps({ origin, project }: Server): ConnectStep[] {
  return uploadLines(project, origin).map(({ title, code }) => ({ title, note: "", code }));
}

const stepsOf: Record<ConnectWay, (server: Server) => ConnectStep[]> = {
  python: pythonSteps,
  transformers: transformersSteps,
  mlflow: mlflowSteps,
  "lm-eval": lmEvalSteps,
  curl: curlSteps,
};

/** What to paste, in order; the key's place holds `keyPlaceholder`. */
export function connectSteps(way: ConnectWay, server: Server): ConnectStep[] {
  return stepsOf[way](server);
}

/** A key as it is shown: its beginning tells which one it is, the rest is for nobody's eyes. */
export function maskKey(key: string): string {
  return `${key.slice(0, 6)}${"•".repeat(12)}${key.slice(-4)}`;
}

/** Whether an address leads other machines nowhere: it names the one that opens it. */
export function isOwnMachine(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
