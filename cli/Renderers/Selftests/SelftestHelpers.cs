namespace LuoModel.Cli.Renderers.Selftests;

/// <summary>The C functions that generated programs share: KTAP lines, the calls of LUO and of luo_mock.</summary>
internal static class SelftestHelpers
{
    /// <summary>The functions, each behind those it calls.</summary>
    public static IReadOnlyList<SelftestHelper> All { get; } =
    [
        new("check", [], """
            /* One call of the trace: what it must answer is what the model says. */
            static void check(int got, int expected, const char *what)
            {
            	report(got == expected, what);
            	if (got != expected)
            		printf("# it answered %d, expected %d\n", got, expected);
            }
            """),
        new("answer", [], """
            static int answer(int result)
            {
            	return result < 0 ? -errno : result;
            }
            """),
        new("open_device", [], """
            static int open_device(int *fd)
            {
            	*fd = open("/dev/liveupdate", O_RDWR);
            	return *fd < 0 ? -errno : 0;
            }
            """),
        new("lost_answers", [], """
            static int answer_is_lost;

            /* The next answer can not be copied to user space: the kernel can read the argument and not write it. */
            static int luo_call(int fd, unsigned long request, void *argument, size_t size)
            {
            	void *place = argument;
            	int result;

            	if (answer_is_lost) {
            		place = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            		memcpy(place, argument, size);
            		mprotect(place, 4096, PROT_READ);
            		answer_is_lost = 0;
            	}
            	result = ioctl(fd, request, place);
            	return result < 0 ? -errno : result;
            }
            """),
        new("luo_call", [], """
            static int luo_call(int fd, unsigned long request, void *argument, size_t size)
            {
            	int result = ioctl(fd, request, argument);

            	(void)size;
            	return result < 0 ? -errno : result;
            }
            """),
        new("create_session", ["luo_call"], """
            static int create_session(int device, const char *name, int *fd)
            {
            	struct liveupdate_ioctl_create_session arg = { .size = sizeof(arg) };
            	size_t length = strlen(name);
            	int result;

            	memcpy(arg.name, name, length < sizeof(arg.name) ? length : sizeof(arg.name));
            	result = luo_call(device, LIVEUPDATE_IOCTL_CREATE_SESSION, &arg, sizeof(arg));
            	*fd = result ? -1 : arg.fd;
            	return result;
            }
            """),
        new("retrieve_session", ["luo_call"], """
            static int retrieve_session(int device, const char *name, int *fd)
            {
            	struct liveupdate_ioctl_retrieve_session arg = { .size = sizeof(arg) };
            	size_t length = strlen(name);
            	int result;

            	memcpy(arg.name, name, length < sizeof(arg.name) ? length : sizeof(arg.name));
            	result = luo_call(device, LIVEUPDATE_IOCTL_RETRIEVE_SESSION, &arg, sizeof(arg));
            	*fd = result ? -1 : arg.fd;
            	return result;
            }
            """),
        new("preserve_fd", ["luo_call"], """
            static int preserve_fd(int session, int fd, uint64_t token)
            {
            	struct liveupdate_session_preserve_fd arg = { .size = sizeof(arg), .fd = fd, .token = token };

            	return luo_call(session, LIVEUPDATE_SESSION_PRESERVE_FD, &arg, sizeof(arg));
            }
            """),
        new("retrieve_fd", ["luo_call"], """
            static int retrieve_fd(int session, uint64_t token, int *fd)
            {
            	struct liveupdate_session_retrieve_fd arg = { .size = sizeof(arg), .token = token };
            	int result = luo_call(session, LIVEUPDATE_SESSION_RETRIEVE_FD, &arg, sizeof(arg));

            	*fd = result ? -1 : arg.fd;
            	return result;
            }
            """),
        new("finish", ["luo_call"], """
            static int finish(int session, uint32_t reserved)
            {
            	struct liveupdate_session_finish arg = { .size = sizeof(arg), .reserved = reserved };

            	return luo_call(session, LIVEUPDATE_SESSION_FINISH, &arg, sizeof(arg));
            }
            """),
        new("get_name", ["luo_call"], """
            static char name_answered[LIVEUPDATE_SESSION_NAME_LENGTH + 1];

            static int get_name(int session, uint32_t reserved)
            {
            	struct liveupdate_session_get_name arg = { .size = sizeof(arg), .reserved = reserved };
            	int result = luo_call(session, LIVEUPDATE_SESSION_GET_NAME, &arg, sizeof(arg));

            	memcpy(name_answered, arg.name, sizeof(arg.name));
            	return result;
            }
            """),
        new("make_memory", [], """
            /* A file that is memory and holds its own name. */
            static int make_memory(const char *name, int *fd)
            {
            	*fd = memfd_create(name, MFD_ALLOW_SEALING);
            	if (*fd < 0)
            		return -errno;
            	return pwrite(*fd, name, strlen(name), 0) < 0 ? -errno : 0;
            }
            """),
        new("holds", [], """
            static int holds(int fd, const char *name)
            {
            	char content[64] = "";

            	return pread(fd, content, sizeof(content) - 1, 0) >= 0 && !strcmp(content, name);
            }
            """),
        new("write_byte", [], """
            static int write_byte(int fd)
            {
            	return pwrite(fd, "w", 1, 0) < 0 ? -errno : 0;
            }
            """),
        new("make_other", [], """
            /* A file that no handler takes. */
            static int make_other(int *fd)
            {
            	*fd = open("/dev/null", O_RDWR);
            	return *fd < 0 ? -errno : 0;
            }
            """),
        new("drop", [], """
            static int drop(int *fd)
            {
            	int result = close(*fd);

            	*fd = -1;
            	return result < 0 ? -errno : 0;
            }
            """),
        new("copy", [], """
            static int copy(int from, int *fd)
            {
            	*fd = dup(from);
            	return *fd < 0 ? -errno : 0;
            }
            """),
        new("no_numbers_left", [], """
            /* The next descriptor number is refused; with 0 there are as many as before. */
            static void no_numbers_left(int none)
            {
            	static struct rlimit before;
            	struct rlimit limit;

            	if (none) {
            		getrlimit(RLIMIT_NOFILE, &before);
            		limit = before;
            		limit.rlim_cur = dup(0);
            		close(limit.rlim_cur);
            		setrlimit(RLIMIT_NOFILE, &limit);
            	} else {
            		setrlimit(RLIMIT_NOFILE, &before);
            	}
            }
            """),
        new("jump", [], """
            /* The loaded image takes over. Comes back only when LUO or the kernel refuses. */
            static int jump(void)
            {
            	fflush(stdout);
            	return reboot(RB_KEXEC) < 0 ? -errno : 0;
            }
            """),
        new("never_returns", [], """
            static pid_t child;

            /* A child makes a call that must not come back; it is given two seconds to prove that wrong. */
            static int never_returns(pid_t pid)
            {
            	int i;

            	for (i = 0; i < 20; i++) {
            		if (waitpid(pid, NULL, WNOHANG))
            			return 0;
            		usleep(100000);
            	}
            	return 1;
            }
            """),
        new("mock", [], """
            static int mock_fd = -1;

            static int mock(unsigned long request, struct luo_mock_request *arg)
            {
            	int result = ioctl(mock_fd, request, arg);

            	return result < 0 ? -errno : result;
            }
            """),
        new("mock_do", ["mock"], """
            /* A request about a handler and an FLB, where it is about one. */
            static int mock_do(unsigned long request, unsigned int handler, unsigned int flb, int value, unsigned int flags)
            {
            	struct luo_mock_request arg = { .slot = handler, .flb = flb, .value = value, .flags = flags };

            	return mock(request, &arg);
            }
            """),
        new("mock_open", ["mock"], """
            static int mock_open(const char *name, unsigned int handler, uint64_t inode, const char *needs, int *fd)
            {
            	struct luo_mock_request arg = { .slot = handler, .token = inode };

            	strcpy(arg.name, name);
            	strcpy(arg.other, needs);
            	*fd = mock(LUO_MOCK_OPEN_FILE, &arg);
            	return *fd < 0 ? *fd : 0;
            }
            """),
        new("mock_tell", ["mock"], """
            /* The session of the next call: callbacks are not told, and a mock that insists on other files wants to know. */
            static void mock_tell(const char *session)
            {
            	struct luo_mock_request arg = { .token = LUO_MOCK_NO_TOKEN };

            	strncpy(arg.other, session, sizeof(arg.other) - 1);
            	mock(LUO_MOCK_TOKEN, &arg);
            }
            """),
        new("mock_is", ["mock"], """
            /* The file of a mock that came back for one of that name: NAME@KERNELhHANDLE. */
            static int mock_is(int fd, const char *name)
            {
            	struct luo_mock_request arg = { .value = fd };

            	return !mock(LUO_MOCK_NAME_OF, &arg) && !strncmp(arg.name, name, strlen(name)) && arg.name[strlen(name)] == '@';
            }
            """),
        new("mock_inject", ["mock"], """
            /* The next matching callback answers result. An empty file name matches every file. */
            static void mock_inject(unsigned int callback, unsigned int handler, const char *file, int result, int times)
            {
            	struct luo_mock_request arg = {
            		.callback = callback, .slot = handler, .value = result, .times = times, .token = LUO_MOCK_NO_TOKEN,
            	};

            	strcpy(arg.name, file);
            	mock(LUO_MOCK_INJECT, &arg);
            }
            """),
    ];
}
