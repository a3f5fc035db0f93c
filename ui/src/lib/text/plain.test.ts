import { expect, it } from "vitest";
import { plain } from "./plain";

it("keeps what people saw of a word processor's lists", () => {
  expect(plain("\uf0b7\tSeen\v\uf0a7 a \uf0d8 b \uf076 c \uf0fc d")).toBe("•\tSeen\n• a • b • c ✓ d");
  expect(plain("\uf0a8 no \uf0fe yes, \uf0b3 5\uf020%")).toBe("☐ no ☑ yes, ≥ 5 %");
  for (let code = 0xf020; code <= 0xf0ff; code += 1) expect(plain(String.fromCharCode(code))).not.toMatch(/[\ue000-\uf8ff]/);
});

it("ends lines as everybody does", () => {
  expect(plain("a\r\nb\rc\u2028d\u2029e\ff\u0085g")).toBe("a\nb\nc\nd\ne\nf\ng");
});

it("takes away what no file may hold, and nothing else", () => {
  expect(plain("\ufeffa\ufffcb\ufdd0\uffff\u{1fffe}\ud83dc\u0007")).toBe("abc");
  const words = "Światło “CAFÉ” \u200d \u00ad 李 😀 \ue000 \t";
  expect(plain(words)).toBe(words);
});
