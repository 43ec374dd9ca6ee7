// The same through Rust's standard library: arguments, files, time, hash maps, input, exit code.

use std::collections::HashMap;
use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

fn files() -> io::Result<()> {
    fs::create_dir_all("store/a/b")?;
    fs::write("store/a/one.txt", "first\n")?;
    let mut file = OpenOptions::new().append(true).open("store/a/one.txt")?;
    writeln!(file, "second")?;
    drop(file);
    print!("{}", fs::read_to_string("store/a/one.txt")?);

    let mut file = OpenOptions::new().read(true).write(true).create_new(true).open("store/two.bin")?;
    file.write_all(&[1, 2, 3, 4, 5])?;
    file.seek(SeekFrom::Start(1))?;
    let mut two = [0; 2];
    file.read_exact(&mut two)?;
    println!("read {:?}, now at {}", two, file.stream_position()?);
    file.set_len(3)?;
    println!("length {}", file.metadata()?.len());

    println!("copied {}", fs::copy("store/two.bin", "store/copy.bin")?);
    fs::hard_link("store/copy.bin", "store/link.bin")?;
    fs::rename("store/copy.bin", "store/a/b/moved.bin")?;
    let mut names: Vec<String> =
        fs::read_dir("store")?.map(|entry| entry.map(|e| e.file_name().into_string().unwrap())).collect::<Result<_, _>>()?;
    names.sort();
    println!("{}", names.join(" "));
    println!("exists {} {}", Path::new("store/link.bin").exists(), Path::new("store/copy.bin").exists());

    println!("{:?}", File::open("nothing").unwrap_err().kind());
    println!("{:?}", fs::create_dir("store").unwrap_err().kind());
    println!("{:?}", fs::remove_dir("store").unwrap_err().raw_os_error());
    println!("{:?}", File::open("../outside").unwrap_err().raw_os_error());

    let modified = fs::metadata("store/two.bin")?.modified()?;
    println!("modified {}", modified.duration_since(UNIX_EPOCH).unwrap().as_secs());

    for i in 0..40 {
        fs::write(format!("store/a/file-with-a-rather-long-name-{}.txt", i), "x")?;
    }
    fs::remove_dir_all("store/a")?;
    println!("left {}", fs::read_dir("store")?.count());
    Ok(())
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    println!("{:?}", arguments);
    println!("{:?}", env::var("GREETING"));

    let mut words: HashMap<String, usize> = HashMap::new();
    for line in io::stdin().lock().lines() {
        for word in line.unwrap().split_whitespace() {
            *words.entry(word.to_string()).or_default() += 1;
        }
    }
    let mut counted: Vec<_> = words.into_iter().collect();
    counted.sort();
    println!("{:?}", counted);

    files().unwrap();

    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(1500));
    println!("slept {:?}", start.elapsed());
    println!("{}", SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs());

    eprintln!("done");
    if arguments.len() > 1 && arguments[1] == "panic" {
        panic!("as asked");
    }
    std::process::exit(if arguments.len() > 1 { 42 } else { 0 });
}
