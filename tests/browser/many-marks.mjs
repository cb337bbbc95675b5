// Takes a writer of files, gives a source with 300 quotes in 100 paragraphs by 20 speakers: too long to keep, quick to make.

export function withManyMarks(write) {
  const [paragraphs, speakers] = [100, 20];
  const seed = [];
  const records = ["# source many-marks", "- file: many-marks.txt", "- title: Three hundred remarks", "- kind: transcript", "- publish: full", ""];
  const people = [];
  for (let speaker = 1; speaker <= speakers; speaker++) {
    people.push(`# person witness-${speaker}`, `- name: Witness ${word(speaker)}`, `- sort-name: Witness ${word(speaker)}`, "");
  }
  for (let paragraph = 1; paragraph <= paragraphs; paragraph++) {
    const said = [1, 2, 3].map((part) => {
      const number = 3 * (paragraph - 1) + part;
      const words = `The cart of load ${word(number)} came by the ${["north", "south", "west"][part - 1]} gate`;
      const speaker = (number % speakers) + 1;
      records.push(`## quote load-${number}`, `- speaker: witness-${speaker}`, "", `> ${words}`, "");
      return `“${words},” said Witness ${word(speaker)}.`;
    });
    seed.push(said.join(" "), "");
  }
  write("seeds/many-marks.txt", seed.join("\n"));
  write("content/annotations/many-marks.md", records.join("\n"));
  write("content/entities/witnesses.md", people.join("\n"));
}

/** A number as a word of its own: `ba`, `ce`, … */
function word(number) {
  const [consonants, vowels] = ["bdfgklmnprstvz", "aeiou"];
  let [rest, text] = [number, ""];
  do {
    text += consonants[rest % 14] + vowels[(rest + text.length) % 5];
    rest = Math.floor(rest / 14);
  } while (rest > 0);
  return text[0].toUpperCase() + text.slice(1);
}
