import fc from "fast-check";
import { expect, test } from "vitest";
import { groupedSerial, readSerial, SERIAL_BYTES, serialOf } from "~/domain/serial";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const serials = fc.uint8Array({ minLength: SERIAL_BYTES, maxLength: SERIAL_BYTES }).map(serialOf);

test("a serial is read back as it is kept, however it is typed", () => {
  fc.assert(
    fc.property(serials, (serial) => {
      expect(serial).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
      for (const typed of [
        serial,
        groupedSerial(serial),
        ` ${groupedSerial(serial).replaceAll("-", " – ")} `,
        serial.toLowerCase(),
        serial.replaceAll("0", "O").replaceAll("1", "l"),
      ])
        expect(readSerial(typed)).toBe(serial);
    }),
  );
});

test("every wrong character, and every two that changed places, make it no serial", () => {
  fc.assert(
    fc.property(serials, (serial) => {
      for (let at = 0; at < serial.length; at++) {
        for (const letter of letters)
          if (letter !== serial[at])
            expect(readSerial(serial.slice(0, at) + letter + serial.slice(at + 1))).toBeNull();
        for (let other = at + 1; other < serial.length; other++) {
          if (serial[at] === serial[other]) continue;
          const swapped = Array.from(serial);
          [swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!]; // both within the serial
          expect(readSerial(swapped.join(""))).toBeNull();
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("what has another length or a letter that no serial has is none", () => {
  for (const typed of ["", "0", "0000000000000", "UUUUUUUUUUUU", "00000000000!", "../../etc/pas"])
    expect(readSerial(typed)).toBeNull();
});
