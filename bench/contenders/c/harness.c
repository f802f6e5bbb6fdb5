/*
 * Times a function over points, one round for each line of input: the seconds that it may take. The
 * answer is the median nanoseconds of a pass over all points, in samples of about 50 microseconds.
 * First it prints the results at the first points, so that they can be compared. CASE names the
 * file with the function, which the compiler may inline; POINTS the file with the points.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long lengths[16];
#define length_of(vector) lengths[vector]

#include CASE

/* So many results are all summed; of more, three, and they are written to memory. */
#define FEW 32
#define MOST_SAMPLES 100000
#define SAMPLE_SECONDS 50e-6

static long count, inputs;
static double *points;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static __attribute__((noinline)) double pass(double *memory) {
  double sum = 0;
  for (long p = 0; p < count; p++) {
#if OUTPUTS <= FEW
    double out[OUTPUTS];
    value_and_gradient(points + p * inputs, out);
    for (int k = 0; k < OUTPUTS; k++) sum += out[k];
#else
    value_and_gradient(points + p * inputs, memory);
    __asm__ volatile("" : : "r"(memory) : "memory");
    sum += memory[0] + memory[OUTPUTS / 2] + memory[OUTPUTS - 1];
#endif
  }
  return sum;
}

static double timed(double *memory, long times) {
  static volatile double sink;
  const double start = now();
  for (long k = 0; k < times; k++) {
    sink = pass(memory);
    __asm__ volatile("" : : : "memory");
  }
  return now() - start;
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_of_round(double *memory, double seconds) {
  static double samples[MOST_SAMPLES];
  long times = 1, taken = 0;
  while (timed(memory, times) < SAMPLE_SECONDS) times *= 2;
  const double end = now() + seconds;
  do samples[taken++] = timed(memory, times) / times;
  while (taken < MOST_SAMPLES && (taken < 3 || now() < end));
  qsort(samples, taken, sizeof *samples, ascending);
  return samples[(taken - 1) / 2] * 1e9;
}

static void read_points(void) {
  FILE *file = fopen(POINTS, "rb");
  double head[2 + 16];
  if (!file || fread(head, sizeof *head, 18, file) != 18) exit(2);
  count = head[0];
  inputs = head[1];
  for (int k = 0; k < 16; k++) lengths[k] = head[2 + k];
  points = malloc(count * inputs * sizeof *points);
  if (fread(points, sizeof *points, count * inputs, file) != (size_t)(count * inputs)) exit(2);
  fclose(file);
}

int main(void) {
  double *memory = malloc(OUTPUTS * sizeof *memory), seconds;
  read_points();
  printf("{\"results\":[");
  for (long p = 0; p < count && p < 5; p++) {
    value_and_gradient(points + p * inputs, memory);
    printf(p ? ",[" : "[");
    for (long k = 0; k < OUTPUTS; k++) printf("%s%.17g", k ? "," : "", memory[k]);
    printf("]");
  }
  printf("]}\n");
  fflush(stdout);
  while (scanf("%lf", &seconds) == 1) {
    printf("%.17g\n", median_of_round(memory, seconds));
    fflush(stdout);
  }
  return 0;
}
