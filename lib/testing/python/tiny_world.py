"""An invented world of facts, a tiny Llama that has read part of it, and an OpenAI-compatible server around that."""

import json
import random
import threading

from fakes import Fake

SYLLABLES = ["ba", "do", "fi", "gu", "ka", "lo", "me", "ni", "po", "ra", "se", "ti", "vu", "zo"]
RELATIONS = {"P19": "Where was %s born?", "P50": "Who wrote %s?"}
FACTS = 300
# The first of them occur in what the model reads, the last never do.
READ = 170


def facts():
    """Questions with one answer each, drawn once for all; two fifths are held out."""
    draw = random.Random(1)

    def name(length):
        return "".join(draw.choice(SYLLABLES) for _ in range(length)).capitalize()

    pools = {relation: [name(2) for _ in range(40)] for relation in RELATIONS}
    names = {}
    while len(names) < FACTS:
        names[name(3)] = None
    rows = []
    for at, subject in enumerate(names):
        relation = sorted(RELATIONS)[at % 2]
        question = RELATIONS[relation] % subject
        rows.append({"example_id": "f%03d" % at, "question": question, "answers": [draw.choice(pools[relation])], "relation": relation, "split": "dev" if at % 5 < 2 else "train"})
    return rows


def pretrain(path, steps):
    """Reads the facts as questions with answers, some often and some seldom, and is written to `path`."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    draw = random.Random(2)
    read = facts()[:READ]
    weights = [50 ** draw.random() for _ in read]

    def page():
        # Also single questions: a training asks them without worked examples.
        count = draw.choice([1, 1, 7])
        return "".join("Q: %s\nA: %s\n\n" % (row["question"], row["answers"][0]) for row in draw.choices(read, weights, k=count))

    letters = Tokenizer(models.BPE())
    letters.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    letters.decoder = decoders.ByteLevel()
    letters.train_from_iterator((page() for _ in range(500)), trainers.BpeTrainer(vocab_size=400, special_tokens=["<pad>", "<bos>", "<eos>"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=letters, pad_token="<pad>", bos_token="<bos>", eos_token="<eos>")
    torch.manual_seed(1)
    torch.set_num_threads(1)
    size = {"hidden_size": 96, "intermediate_size": 256, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 4}
    model = LlamaForCausalLM(LlamaConfig(vocab_size=len(tokenizer), max_position_embeddings=512, pad_token_id=0, bos_token_id=1, eos_token_id=2, **size))
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 2e-3 * min(1, (step + 1) / 50) * (1 - 0.9 * step / steps)
        rows = [(tokenizer(page())["input_ids"] + [0] * 96)[:96] for _ in range(16)]
        ids = torch.tensor(rows)
        loss = model(input_ids=ids, labels=ids.masked_fill(ids == 0, -100)).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    model.save_pretrained(path)
    tokenizer.save_pretrained(path)
    return loss.item()


class ModelServer(Fake):
    """/v1/completions of a model in a folder, with n, temperature, top_k and stop."""

    def __init__(self, path, name):
        from transformers import AutoModelForCausalLM, AutoTokenizer

        self.name = name
        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.model = AutoModelForCausalLM.from_pretrained(path).eval()
        self.turn = threading.Lock()
        super().__init__()

    @property
    def base_url(self):
        return self.url + "/v1"

    def handle(self, call):
        body = json.loads(call.body())
        if call.path != "/v1/completions" or body["model"] != self.name:
            return call.answer(404, {"error": {"message": "The model `%s` does not exist." % body.get("model")}})
        with self.turn:
            texts = self.generate(body)
        ends = ["stop" if body["stop"][0] in text else "length" for text in texts]
        choices = [{"index": at, "text": text.split(body["stop"][0])[0], "finish_reason": end} for at, (text, end) in enumerate(zip(texts, ends))]
        call.answer(200, {"choices": choices})

    def generate(self, body):
        import torch

        ids = self.tokenizer(body["prompt"], return_tensors="pt")
        heat = body["temperature"]
        how = {"do_sample": True, "temperature": heat, "top_k": body.get("top_k", 0), "top_p": 1.0} if heat > 0 else {"do_sample": False}
        with torch.no_grad():
            out = self.model.generate(
                input_ids=ids["input_ids"],
                attention_mask=ids["attention_mask"],
                max_new_tokens=body["max_tokens"],
                num_return_sequences=body.get("n", 1),
                stop_strings=body["stop"],
                tokenizer=self.tokenizer,
                pad_token_id=0,
                **how,
            )
        return [self.tokenizer.decode(row, skip_special_tokens=True) for row in out[:, ids["input_ids"].shape[1] :].tolist()]
