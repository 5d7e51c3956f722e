/* SPDX-License-Identifier: GPL-2.0 */
/*
 * init of a machine that performs a script of LUO commands. What the files
 * share; the script and the lines it writes are described in ../README.md.
 */
#ifndef AGENT_H
#define AGENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../luo_mock/luo_mock_uapi.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* --- script ------------------------------------------------------------- */

#define MAX_KEYS 16

/* A value, decoded: any bytes, a NUL behind them. */
struct key {
	const char *name;
	char *value;
	size_t length;
};

struct command {
	int line;
	const char *op;
	struct key keys[MAX_KEYS];
	int key_count;
};

struct script {
	char *text;
	char **lines;
	int line_count;
};

void script_load(struct script *script, const char *path);
/* False for a line that holds no command. The text of the line is used up. */
bool script_parse(const char *line, int number, char *room, struct command *command);
/* Is a further jump into another kernel behind this line? */
bool script_jumps_after(const struct script *script, int line);
bool script_has(const struct script *script, const char *op);

const struct key *find_key(struct command *command, const char *name);
bool has_key(struct command *command, const char *name);
/* The value, or NULL / the default; need_ ends the machine when the key is missing. */
const char *get_text(struct command *command, const char *name);
const char *need_text(struct command *command, const char *name);
uint64_t get_number(struct command *command, const char *name, uint64_t otherwise);
uint64_t need_number(struct command *command, const char *name);
/* Hex digits as bytes; the number of bytes. */
size_t get_hex(struct command *command, const char *name, uint8_t *bytes, size_t room);
/* The first key that is not in a list of names between blanks; NULL if there is none. */
const char *first_foreign_key(const struct command *command, const char *names);

/* --- log ---------------------------------------------------------------- */

struct line {
	char text[900];
	size_t length;
};

void log_open(void);
void line_begin(struct line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
void line_add(struct line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* KEY=VALUE with the value percent-encoded. */
void line_add_bytes(struct line *line, const char *key, const void *bytes, size_t length);
void line_add_hex(struct line *line, const char *key, const void *bytes, size_t length);
void line_end(struct line *line);
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The script or the machine is wrong: says so and ends. */
void give_up(int script_line, const char *format, ...) __attribute__((format(printf, 2, 3), noreturn));
void end_machine(void) __attribute__((noreturn));

/* --- tasks -------------------------------------------------------------- */

struct task;
struct operation;

/* A command on its way: what it answers is collected in result. */
struct call {
	const struct operation *operation;
	struct command command;
	struct task *task;
	struct line result;	/* fields behind ret */
	int ret;
	bool background;
	char room[2048];
};

void tasks_begin(void);
struct task *task_find(const char *name);
/* Performs it in its task; waits unless it is a background one. */
void task_perform(struct call *call);
void task_wait(const char *name, int line);
/* Until all background commands but that of one task are done or asleep, so that lines come in one order. */
void tasks_quiet(const struct task *but);
/* This call may take as long as it likes. */
void tasks_patient(void);
/* Waits for all of them; one that does not come back ends the machine as stuck. */
void tasks_settle(void);
const char *task_name(const struct task *task);
/* The command's line is written here, by whoever ran it. */
void call_run(struct call *call);
void call_report(struct call *call);

/* --- descriptors -------------------------------------------------------- */

void names_set(const char *name, int fd, const struct task *task);
/* The name of the session behind a descriptor: it is not asked of the kernel, as 6.19 and 7.1 do not answer. */
void names_set_session(const char *name, const char *session);
const char *names_session(const char *name);
/* -1 for one that is unknown or closed. */
int names_find(const char *name);
int names_fd(struct call *call, const char *key);
void names_drop(const char *name);
void names_close_all(void);
void names_crash(const struct task *task);

/* --- faults made with what user space has ------------------------------- */

enum fault_kind { FAULT_FD, FAULT_COPY, FAULT_KINDS };

int fault_arm(const char *kind, int n);
void faults_clear(void);
/* Around a call that takes a descriptor number. */
void fault_fd_begin(void);
int fault_fd_end(int result);
/* Where the argument of the next ioctl has to lie: NULL, or a page that can only be read. */
void *fault_copy_place(const void *argument, size_t size);
int fault_copy_end(int result);
/* The kernel's own fault injection around the one call that a command makes. */
int fault_nth_begin(struct call *call);
int fault_nth_end(struct call *call, int result);

/* --- the module --------------------------------------------------------- */

bool mock_load(int kernel_number);
int mock_unload(void);
void mock_forget(void);
bool mock_present(void);
int mock_ask(unsigned long command, struct luo_mock_request *request);
void mock_request(struct luo_mock_request *request);
void mock_digest(bool all);
/* What the script's words stand for; an unknown one ends the machine. */
uint32_t mock_handler_letter(struct call *call, const char *key);
uint32_t mock_flb_letter(struct call *call, const char *key);
uint32_t mock_callback_name(struct call *call, const char *name, size_t length);
void mock_take_name(struct call *call, char *room, const char *text);

/* --- machine ------------------------------------------------------------ */

/* Where the machine is in its script, and under which kernel. */
struct machine {
	struct script script;
	char kernel[32];
	int generation;
	int line;	/* performed last */
	bool digest;
	bool touched;	/* a reboot of the sequence led here, or its hook was called */
	bool skipping;
	bool fresh;	/* this kernel was made for the sequence that begins */
	bool unused;	/* the machine's first kernel, and no sequence has begun yet */
	bool pending_reboot;	/* the reboot that led here has not been answered yet */
	bool pending_cold_boot;
};

extern struct machine machine;

bool read_file(const char *path, char *text, size_t room);
int load_next_kernel(struct command *command, int line, const char *extra);
int jump(void);
void reset_machine(void) __attribute__((noreturn));
void halt_machine(void) __attribute__((noreturn));

/* Operations, by file. */
struct operation {
	const char *name;
	const char *keys;	/* those it knows, between blanks */
	int (*perform)(struct call *call);
};

extern const struct operation luo_operations[];
extern const struct operation mock_operations[];
extern const struct operation rule_operations[];
extern const struct operation file_operations[];
extern const struct operation program_operations[];
extern const struct operation machine_operations[];

#endif
